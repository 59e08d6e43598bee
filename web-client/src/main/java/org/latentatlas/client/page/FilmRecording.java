package org.latentatlas.client.page;

import org.latentatlas.client.browser.Elements;
import org.latentatlas.client.browser.MediaRecorder;
import org.latentatlas.client.browser.SavedFile;
import org.latentatlas.client.browser.Surface;
import org.latentatlas.walk.Pace;
import org.teavm.jso.JSObject;
import org.teavm.jso.browser.Performance;
import org.teavm.jso.browser.Window;
import org.teavm.jso.core.JSArray;
import org.teavm.jso.core.JSObjects;
import org.teavm.jso.dom.events.Event;
import org.teavm.jso.dom.events.EventListener;
import org.teavm.jso.dom.html.HTMLCanvasElement;

/** Plays a walk once on a canvas that nobody sees and has the browser record it as WebM; that takes as long as the walk. */
final class FilmRecording {
    static final String TYPE = "video/webm";
    private static final int SIDE = 448;
    private static final int FRAMES_PER_SECOND = 30;
    /** So often and so long at least is the last picture drawn, so that the recorder catches it, also on a busy page. */
    private static final int LAST_FRAMES = 3;

    private static final double LAST_SECONDS = 0.1;
    private static final int BITS_PER_SECOND = 4_000_000;

    private final Pace pace;
    private final Ink ink;
    private final ExportTask.Listener listener;
    private final HTMLCanvasElement small =
            (HTMLCanvasElement) Elements.document().createElement("canvas");
    private final HTMLCanvasElement large =
            (HTMLCanvasElement) Elements.document().createElement("canvas");
    private final DigitFigure figure = new DigitFigure(small);
    private final Surface surface;
    private final float[] z;
    private final JSArray<SavedFile.Bytes> parts = new JSArray<>();
    private final MediaRecorder recorder;
    private boolean given;
    private double begin;
    private int lastFrames;
    private double arrived;

    /** Whether this browser can. */
    static boolean possible() {
        return MediaRecorder.records(TYPE);
    }

    FilmRecording(Pace pace, Ink ink, ExportTask.Listener listener) {
        this.pace = pace;
        this.ink = ink;
        this.listener = listener;
        large.setWidth(SIDE);
        large.setHeight(SIDE);
        surface = Elements.surface(large);
        surface.setImageSmoothingEnabled(false);
        z = new float[pace.walk().size()];
        MediaRecorder.Options options = JSObjects.create();
        options.setMimeType(TYPE);
        options.setVideoBitsPerSecond(BITS_PER_SECOND);
        recorder =
                new MediaRecorder(((MediaRecorder.Source) (JSObject) large).captureStream(FRAMES_PER_SECOND), options);
        EventListener<MediaRecorder.PartEvent> heard = event -> parts.push(event.getData());
        EventListener<Event> stopped = event -> {
            if (!given) {
                listener.done(SavedFile.of(parts, TYPE));
            }
        };
        recorder.addEventListener("dataavailable", heard);
        recorder.addEventListener("stop", stopped);
    }

    void start() {
        show(0);
        recorder.start();
        begin = Performance.now();
        Window.requestAnimationFrame(this::frame);
    }

    /** Nothing more is heard of it. */
    void giveUp() {
        given = true;
        recorder.stop();
    }

    private void frame(double now) {
        if (given) {
            return;
        }
        double seconds = (Performance.now() - begin) / 1000;
        double length = pace.walk().seconds();
        if (lastFrames >= LAST_FRAMES && seconds >= arrived + LAST_SECONDS) {
            recorder.stop();
            return;
        }
        show(Math.min(seconds, length));
        listener.progress(Math.min(1, seconds / length));
        if (seconds >= length && lastFrames++ == 0) {
            arrived = seconds;
        }
        Window.requestAnimationFrame(this::frame);
    }

    private void show(double seconds) {
        pace.latentAt(z, seconds);
        ink.shade(figure, z);
        surface.drawImage(small, 0, 0, SIDE, SIDE);
    }
}
