package org.latentatlas.server.web;

import io.javalin.http.Context;
import java.util.function.Function;
import org.latentatlas.server.models.Model;
import org.latentatlas.server.models.Models;
import org.latentatlas.server.onnx.OnnxFile;
import org.latentatlas.weights.Safetensors;
import org.latentatlas.weights.TensorFile;

/** {@code /models/{id}/decoder.onnx} and {@code encoder.onnx}: a model's networks for programs that load ONNX. */
final class OnnxRoute {
    private static final int KEPT_IN_MEMORY = 4; // some megabytes each

    private final Models models;
    private final RecentlyUsed<ImmutableFile> files = new RecentlyUsed<>(KEPT_IN_MEMORY);

    OnnxRoute(Models models) {
        this.models = models;
    }

    void decoder(Context ctx) {
        Model model = models.getOpen(ctx.pathParam("id"));
        answer(ctx, model.decoder(), OnnxFile::decoder, model.id() + "-decoder.onnx");
    }

    void encoder(Context ctx) {
        Model model = models.getOpen(ctx.pathParam("id"));
        answer(ctx, model.encoder(), OnnxFile::encoder, model.id() + "-encoder.onnx");
    }

    private void answer(Context ctx, String weights, Function<TensorFile, byte[]> network, String name) {
        ctx.header("Content-Disposition", "attachment; filename=\"" + name + "\"");
        files.get(
                        name,
                        () -> ImmutableFile.ofBytes(network.apply(
                                Safetensors.read(models.weights(weights).bytes()))))
                .answer(ctx);
    }
}
