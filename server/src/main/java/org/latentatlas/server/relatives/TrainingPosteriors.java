package org.latentatlas.server.relatives;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.latentatlas.network.Encoder;
import org.latentatlas.network.Scratch;
import org.latentatlas.server.datasets.DataSet;
import org.latentatlas.weights.Safetensors;
import org.latentatlas.weights.Tensor;
import org.latentatlas.weights.TensorFile;

/** Encodes the training images of a data set by the plain encoder: the means of their posteriors, with their labels. */
final class TrainingPosteriors {
    private TrainingPosteriors() {}

    /**
     * The file: tensors {@code mean} (trainCount, latentSize) and {@code label} (trainCount), rounded to 16 bits, in the order of the
     * training split.
     */
    static byte[] encode(Encoder encoder, DataSet data) {
        int count = data.trainCount();
        int size = encoder.latentSize();
        float[] means = new float[count * size];
        float[] labels = new float[count];
        float[] mean = new float[size];
        float[] logVariance = new float[size];
        float[] image = new float[DataSet.PIXELS];
        Scratch scratch = encoder.scratch();
        for (int i = 0; i < count; i++) {
            for (int pixel = 0; pixel < image.length; pixel++) {
                image[pixel] = (data.trainImages()[i * DataSet.PIXELS + pixel] & 0xff) / 255f;
            }
            encoder.encode(mean, logVariance, image, scratch);
            System.arraycopy(mean, 0, means, i * size, size);
            labels[i] = data.trainLabels()[i];
        }
        Map<String, Tensor> tensors = new LinkedHashMap<>();
        tensors.put("mean", new Tensor(List.of(count, size), means));
        tensors.put("label", new Tensor(List.of(count), labels));
        return Safetensors.write(new TensorFile(tensors, Map.of("format", "pt")), Safetensors.Type.F16);
    }
}
