package org.latentatlas.client.page;

import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.latentatlas.client.arithmetic.Numbers;
import org.latentatlas.client.browser.Elements;
import org.latentatlas.client.browser.SavedFile;
import org.latentatlas.client.state.FileName;
import org.latentatlas.walk.FrameText;
import org.latentatlas.walk.Pace;
import org.latentatlas.walk.Walk;
import org.latentatlas.walk.WalkFrames;
import org.teavm.jso.dom.html.HTMLElement;
import org.teavm.jso.dom.html.HTMLSelectElement;

/** What a visitor can take away of a walk: pictures, a film, numbers, a piece of HTML, and a link that needs no server. */
final class Exports implements Player.Follower {
    private static final int[] RATES = {10, 25, 50};

    private final Ink ink;
    private final Palette palette;
    private final HTMLElement fields = Elements.find("export-fields");
    private final HTMLElement working = Elements.find("export-working");
    private final HTMLElement progress = Elements.find("export-progress");
    private final HTMLElement sentence = Elements.find("export-text");
    private final HTMLSelectElement rate = (HTMLSelectElement) Elements.find("export-rate");
    private final CopyField frame = new CopyField("embed-code", "embed-copy", "export-text");
    private final CopyField complete = new CopyField("full-link", "full-copy", "export-text");
    private final HTMLElement embed = Elements.find("embed");
    private final HTMLElement embedMake = Elements.find("embed-make");
    private final String shared;
    private @Nullable Pace pace;
    private Runnable giveUp = () -> {};

    /** Wires the menu; {@code shared} is the short link of the walk where it has one already, else empty. */
    Exports(Player player, Ink ink, Palette palette, String shared) {
        this.ink = ink;
        this.palette = palette;
        this.shared = shared;
        on("export-png", this::strip);
        on("export-gif", this::gif);
        on("export-webm", this::film);
        on("export-csv", this::csv);
        on("export-json", this::json);
        on("embed-make", now -> makeEmbed(now.walk()));
        Elements.on(Elements.find("export-cancel"), "click", event -> {
            giveUp.run();
            settle(ExportWords.givenUp());
        });
        player.follow(this);
    }

    private void on(String id, Consumer<Pace> action) {
        Elements.on(Elements.find(id), "click", event -> {
            Pace now = pace;
            if (now != null) {
                giveUp.run();
                action.accept(now);
            }
        });
    }

    @Override
    public void paced(@Nullable Pace newPace) {
        pace = newPace;
        giveUp.run();
        settle("");
        embed.setHidden(true);
        embedMake.setHidden(false);
        if (newPace == null) {
            fields.setAttribute("disabled", "");
        } else {
            fields.removeAttribute("disabled");
        }
        complete.show(newPace == null ? "" : Sharing.complete(newPace.walk()));
    }

    @Override
    public void moment(double seconds) {
        // an export has its own time
    }

    private WalkFrames frames(Pace now) {
        return new WalkFrames(now, RATES[Math.max(0, rate.getSelectedIndex())]);
    }

    private void strip(Pace now) {
        begin(ExportWords.making("PNG"), () -> {});
        new ExportTask(ink, palette).strip(frames(now), file -> keep(file, FileName.of(now.walk(), "strip", "png")));
    }

    private void gif(Pace now) {
        WalkFrames frames = frames(now);
        if (frames.count() > ExportTask.MOST_FRAMES) {
            settle(ExportWords.tooMany(frames.count(), ExportTask.MOST_FRAMES));
            return;
        }
        ExportTask task = new ExportTask(ink, palette);
        begin(ExportWords.making("GIF"), task::giveUp);
        task.gif(frames, listener(FileName.of(now.walk(), frames.perSecond() + "fps", "gif")));
    }

    private void film(Pace now) {
        if (!FilmRecording.possible()) {
            settle(ExportWords.noFilm());
            return;
        }
        try {
            FilmRecording film = new FilmRecording(now, ink, listener(FileName.of(now.walk(), "film", "webm")));
            begin(ExportWords.recording(now.walk().seconds()), film::giveUp);
            film.start();
        } catch (RuntimeException e) { // it promised more than it has
            settle(ExportWords.noFilm());
        }
    }

    private void save(WalkFrames frames, FrameText text, String kind, String ending, String type) {
        String name = FileName.of(frames.pace().walk(), "coordinates-" + frames.perSecond() + "fps", ending);
        ExportTask task = new ExportTask(ink, palette);
        begin(ExportWords.making(kind), task::giveUp);
        task.text(text, type, listener(name));
    }

    private void csv(Pace now) {
        WalkFrames frames = frames(now);
        save(frames, FrameText.csv(frames), "CSV", "csv", "text/csv;charset=utf-8");
    }

    private void json(Pace now) {
        WalkFrames frames = frames(now);
        save(frames, FrameText.json(frames), "JSON", "json", "application/json");
    }

    private void makeEmbed(Walk walk) {
        if (shared.isEmpty()) {
            Sharing.shorten(walk, url -> showEmbed(walk, url), why -> {
                settle("");
                why.tell(sentence, why.reason());
            });
        } else {
            showEmbed(walk, shared);
        }
    }

    private void showEmbed(Walk walk, String url) {
        frame.show(ExportWords.embedCode(url, walk.title()));
        embed.setHidden(false);
        embedMake.setHidden(true);
        frame.copy(Words.copied(), Words.copyYourself());
    }

    private ExportTask.Listener listener(String name) {
        return new ExportTask.Listener() {
            @Override
            public void progress(double part) {
                progress.setAttribute("value", Numbers.written(part, 3));
            }

            @Override
            public void done(SavedFile.Bytes file) {
                keep(file, name);
            }
        };
    }

    private void begin(String what, Runnable whenGivenUp) {
        giveUp = whenGivenUp;
        sentence.setInnerText(what);
        progress.setAttribute("value", "0");
        working.setHidden(false);
    }

    private void keep(SavedFile.Bytes file, String name) {
        SavedFile.save(file, name);
        settle(ExportWords.saved(name));
    }

    private void settle(String text) {
        giveUp = () -> {};
        working.setHidden(true);
        sentence.setInnerText(text);
    }
}
