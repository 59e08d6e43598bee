package org.latentatlas.server.web;

import io.javalin.http.Context;
import io.prometheus.metrics.core.metrics.GaugeWithCallback;
import io.prometheus.metrics.core.metrics.Histogram;
import io.prometheus.metrics.expositionformats.PrometheusTextFormatWriter;
import io.prometheus.metrics.instrumentation.jvm.JvmMetrics;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import io.prometheus.metrics.model.snapshots.Unit;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.latentatlas.server.runs.Run;
import org.latentatlas.server.runs.RunState;
import org.latentatlas.server.runs.Runs;

/** {@code /metrics}: figures of the Java machine, of requests and of runs, as Prometheus text. */
final class Metrics {
    private final PrometheusRegistry registry = new PrometheusRegistry();
    private final PrometheusTextFormatWriter format = PrometheusTextFormatWriter.create();
    private final Histogram requests = Histogram.builder()
            .name("http_request_duration")
            .unit(Unit.SECONDS)
            .help("How long answers took.")
            .labelNames("method", "status")
            .classicUpperBounds(0.005, 0.02, 0.1, 0.5, 2)
            .classicOnly()
            .register(registry);

    Metrics(Runs runs) {
        JvmMetrics.builder().register(registry);
        GaugeWithCallback.builder()
                .name("training_runs")
                .help("Training runs by state.")
                .labelNames("state")
                .callback(callback -> {
                    Map<RunState, Long> counts =
                            runs.all().stream().collect(Collectors.groupingBy(Run::state, Collectors.counting()));
                    for (RunState state : RunState.values()) {
                        callback.call(counts.getOrDefault(state, 0L), state.text());
                    }
                })
                .register(registry);
        GaugeWithCallback.builder()
                .name("training_images_per_second")
                .help("Speed of the run under way, 0 when none is.")
                .callback(callback -> callback.call(speed(runs)))
                .register(registry);
    }

    private static double speed(Runs runs) {
        List<Run> running = runs.all().stream()
                .filter(run -> run.state() == RunState.RUNNING)
                .toList();
        return running.stream()
                .flatMap(run -> runs.standing(run.id()).stream())
                .mapToDouble(standing ->
                        standing.progress() == null ? 0 : standing.progress().imagesPerSecond())
                .sum();
    }

    /** Counts an answer that was sent. */
    void answered(Context ctx, float milliseconds) {
        requests.labelValues(ctx.method().name(), Integer.toString(ctx.statusCode()))
                .observe(milliseconds / 1000);
    }

    void show(Context ctx) {
        var text = new ByteArrayOutputStream();
        try {
            format.write(text, registry.scrape());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        ctx.contentType("text/plain; version=0.0.4; charset=utf-8");
        ctx.result(text.toByteArray());
    }
}
