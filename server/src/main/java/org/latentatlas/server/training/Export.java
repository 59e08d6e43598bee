package org.latentatlas.server.training;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.NDScope;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.latentatlas.network.Architecture;
import org.latentatlas.network.ArchitectureJson;
import org.latentatlas.server.datasets.DataSet;
import org.latentatlas.weights.Safetensors;
import org.latentatlas.weights.Tensor;
import org.latentatlas.weights.TensorFile;

/** Turns trained weights into the files that other programs read: rounded to 16 bits, described, and measured as rounded. */
final class Export {
    /** Samples of the log-likelihood on the card: enough to come within a few tenths of a nat, quick enough for every run. */
    static final int SAMPLES = 100;
    /** Images of the exact integral, which takes as long as several epochs for all of them. */
    private static final int INTEGRATED = 500;

    private Export() {}

    static TrainedModel write(Engine engine, TrainingSettings settings, DataSet data, Vae trained) {
        byte[] encoder = weights(trained.encoder());
        byte[] decoder = weights(trained.decoder());
        try (NDManager manager = engine.newBaseManager(Torch.device(engine, settings.device()));
                var scope = new NDScope()) {
            scope.suppressNotUsedWarning();
            Vae rounded = read(manager, encoder, decoder);
            byte[] encodedTest = encodedTest(manager, rounded, data);
            List<Metric> metrics =
                    TestFigures.measure(manager, rounded, data, settings.likelihood(), SAMPLES, INTEGRATED);
            String card =
                    Card.write(settings, data, manager.getDevice(), rounded, decoder, encoder, encodedTest, metrics);
            return new TrainedModel(decoder, encoder, encodedTest, card);
        }
    }

    /** The networks of two weights files. */
    static Vae read(NDManager manager, byte[] encoder, byte[] decoder) {
        TensorFile encoderFile = Safetensors.read(encoder);
        TensorFile decoderFile = Safetensors.read(decoder);
        Architecture encoderShape = ArchitectureJson.read(encoderFile.text("architecture"));
        Architecture decoderShape = ArchitectureJson.read(decoderFile.text("architecture"));
        var vae = new Vae(manager, encoderShape, decoderShape);
        vae.encoder().load(encoderFile);
        vae.decoder().load(decoderFile);
        return vae;
    }

    /** A weights file, rounded to 16 bits. */
    static byte[] weights(TorchNetwork network) {
        Map<String, String> metadata = new LinkedHashMap<>();
        metadata.put("format", "pt");
        metadata.put("architecture", ArchitectureJson.write(network.architecture()));
        Map<String, Tensor> tensors = TorchNetwork.tensors("", network.names(), network.parameters());
        return Safetensors.write(new TensorFile(tensors, metadata), Safetensors.Type.F16);
    }

    /** Posteriors of the test images' grey values, with their labels. */
    private static byte[] encodedTest(NDManager manager, Vae vae, DataSet data) {
        int count = data.testCount();
        var images = new Images(manager, data.testImages(), count, false);
        var posterior = vae.encode(images.take(0, count), vae.parameters());
        var arrays = new NDList(posterior.mean(), posterior.logVariance());
        Map<String, Tensor> tensors = TorchNetwork.tensors("", List.of("mean", "logVariance"), arrays);
        float[] labels = new float[count];
        for (int i = 0; i < count; i++) {
            labels[i] = data.testLabels()[i];
        }
        tensors.put("label", new Tensor(List.of(count), labels));
        return Safetensors.write(new TensorFile(tensors, Map.of("format", "pt")), Safetensors.Type.F16);
    }
}
