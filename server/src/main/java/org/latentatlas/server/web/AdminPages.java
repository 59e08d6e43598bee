package org.latentatlas.server.web;

import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.latentatlas.server.accounts.ApiTokens;
import org.latentatlas.server.datasets.DataSets;
import org.latentatlas.server.models.Model;
import org.latentatlas.server.models.Models;
import org.latentatlas.server.runs.NoSuchRun;
import org.latentatlas.server.runs.Run;
import org.latentatlas.server.runs.Runs;
import org.latentatlas.server.training.InvalidSettings;
import org.latentatlas.server.training.SettingProblem;
import org.latentatlas.server.training.SettingsText;
import org.latentatlas.server.training.TrainingEstimate;
import org.latentatlas.server.training.TrainingSettings;

/** The administrator's pages: start runs and watch them, publish models, make API tokens. */
final class AdminPages {
    private final Pages pages;
    private final Runs runs;
    private final Models models;
    private final ApiTokens tokens;
    private final DataSets dataSets;

    AdminPages(Pages pages, Runs runs, Models models, ApiTokens tokens, DataSets dataSets) {
        this.pages = pages;
        this.runs = runs;
        this.models = models;
        this.tokens = tokens;
        this.dataSets = dataSets;
    }

    void overview(Context ctx) {
        TrainingSettings settings = Optional.ofNullable(ctx.queryParam("like"))
                .map(like -> runs.get(number(like)).settings())
                .orElse(TrainingSettings.defaults());
        String data = Optional.ofNullable(ctx.queryParam("data"))
                .filter(dataSets.names()::contains)
                .orElse(settings.dataset());
        show(ctx, form(settings.with(Map.of("dataset", data))), "");
    }

    /** The list of runs by itself, for a page that is open. */
    void runList(Context ctx) {
        Page page = pages.frame(ctx, "", "");
        pages.show(ctx, "admin/runs.jte", page, Map.of("runs", RunView.newest(runs)));
    }

    void startRun(Context ctx) {
        Run run = runs.start(SettingsText.usable(settingsFields(ctx), dataSets.names()));
        ctx.redirect("/admin/runs/" + run.id(), HttpStatus.SEE_OTHER);
    }

    /** The form by itself with what is wrong so far; the page takes the field that was changed from it. */
    void checkSettings(Context ctx) {
        Map<String, String> fields = settingsFields(ctx);
        follow(Optional.ofNullable(ctx.header("HX-Trigger")).orElse(""), fields);
        Page page = pages.frame(ctx, "", "");
        pages.show(
                ctx,
                "admin/settings.jte",
                page,
                Map.of("form", form(fields, SettingsText.problems(fields, dataSets.names()))));
    }

    /** Sets what depends on the field that was changed to what suits its new value. */
    private static void follow(String changed, Map<String, String> fields) {
        List<String> dependent = switch (changed) {
            case "field-network" -> List.of("hidden", "encoderHidden");
            case "field-objective" -> List.of("samples", "samplesWarmUp", "beta");
            default -> List.of();
        };
        Map<String, String> defaults = SettingsText.write(
                TrainingSettings.defaults(fields.getOrDefault("network", ""), fields.getOrDefault("objective", "")));
        dependent.forEach(field -> fields.put(field, defaults.getOrDefault(field, "")));
    }

    /** Shows the form again as it was filled in, with a sentence beside each field at fault. */
    void invalidSettings(InvalidSettings problem, Context ctx) {
        ctx.status(HttpStatus.UNPROCESSABLE_CONTENT);
        show(ctx, form(settingsFields(ctx), problem.problems()), "");
    }

    private SettingsForm form(Map<String, String> given, List<SettingProblem> problems) {
        Map<String, String> fields = SettingsText.write(TrainingSettings.defaults());
        fields.putAll(given);
        return new SettingsForm(
                dataSets.names(),
                fields,
                problems.stream()
                        .collect(Collectors.toMap(
                                SettingProblem::field, SettingProblem::message, (first, second) -> first)),
                problems.isEmpty() ? estimate(fields) : null);
    }

    private SettingsForm form(TrainingSettings settings) {
        return form(SettingsText.write(settings), List.of());
    }

    /** What such a run will take; null where its data set is gone meanwhile. */
    private @Nullable EstimateView estimate(Map<String, String> fields) {
        try {
            TrainingSettings settings = SettingsText.usable(fields, dataSets.names());
            return dataSets.counts(settings.dataset())
                    .map(counts -> TrainingEstimate.of(settings, counts.train(), counts.test(), runs.seen()))
                    .map(estimate -> new EstimateView(settings, estimate))
                    .orElse(null);
        } catch (InvalidSettings gone) { // the settings of an older run, whose data set was deleted
            return null;
        }
    }

    private static Map<String, String> settingsFields(Context ctx) {
        var fields = new LinkedHashMap<String, String>();
        ctx.formParamMap().forEach((field, values) -> fields.put(field, values.get(0)));
        fields.remove("csrf");
        return fields;
    }

    void createToken(Context ctx) {
        String name = Optional.ofNullable(ctx.formParam("name")).orElse("");
        show(ctx, form(TrainingSettings.defaults()), tokens.create(name));
    }

    void revokeToken(Context ctx) {
        tokens.revoke(number(ctx.pathParam("id")));
        ctx.redirect("/admin#tokens", HttpStatus.SEE_OTHER);
    }

    private void show(Context ctx, SettingsForm form, String newToken) {
        Page page = pages.frame(ctx, "Admin", "Train and publish models.");
        List<Model> all = models.all();
        pages.show(
                ctx,
                "admin/overview.jte",
                page,
                Map.of(
                        "form",
                        form,
                        "runs",
                        RunView.newest(runs),
                        "models",
                        all.stream().map(ModelView::of).toList(),
                        "previous",
                        models.previous(),
                        "publications",
                        models.publications(),
                        "served",
                        all.stream()
                                .filter(Model::published)
                                .findFirst()
                                .map(Model::id)
                                .orElse(""),
                        "tokens",
                        tokens.list(),
                        "newToken",
                        newToken));
    }

    static long id(Context ctx) {
        return number(ctx.pathParam("id"));
    }

    static long number(String text) {
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException e) {
            throw new NoSuchRun("There is no run or token \"" + text + "\".");
        }
    }
}
