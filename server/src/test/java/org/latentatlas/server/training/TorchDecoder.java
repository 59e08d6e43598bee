package org.latentatlas.server.training;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import org.latentatlas.network.ArchitectureJson;
import org.latentatlas.weights.Safetensors;
import org.latentatlas.weights.TensorFile;

/** What PyTorch itself makes of a decoder file: the authority that pixels are compared with. */
public final class TorchDecoder {
    private TorchDecoder() {}

    /** Pixels (784) in 0 to 1 of a latent point. */
    public static float[] decode(byte[] safetensors, float[] latent) {
        TensorFile file = Safetensors.read(safetensors);
        try (NDManager manager = Torch.start(0).newBaseManager()) {
            var network = new TorchNetwork(manager, ArchitectureJson.read(file.text("architecture")));
            network.load(file);
            NDArray z = manager.create(latent, new Shape(1, latent.length));
            return network.forward(z, network.parameters())
                    .getNDArrayInternal()
                    .sigmoid()
                    .toFloatArray();
        }
    }
}
