package org.latentatlas.client.decoding;

import org.latentatlas.simd.NetworkModule;
import org.latentatlas.simd.Shading;

/**
 * Where things lie in the memory of a decoder's module, as byte addresses.
 *
 * @param batch most samples at once
 * @param input latent points, float32 (batch, latentSize)
 * @param output probabilities of ink, float32 (batch, 784)
 * @param canvas pixels, 32 bits each
 * @param colours 256 pixels from paper to ink
 * @param thresholds float32 (784)
 * @param ink alpha of full ink, float32 (batch)
 */
public record ModuleLayout(
        int latentSize, int batch, int input, int output, int canvas, int colours, int thresholds, int ink) {
    /** The layout of a decoder's module. */
    public static ModuleLayout of(NetworkModule module, int latentSize) {
        Shading shading = module.shading();
        return new ModuleLayout(
                latentSize,
                module.batch(),
                module.inputAt(),
                module.outputAt(),
                shading.canvasAt(),
                shading.coloursAt(),
                shading.thresholdsAt(),
                shading.inkAt());
    }

    /** The same as numbers, for a message. */
    public int[] numbers() {
        return new int[] {latentSize, batch, input, output, canvas, colours, thresholds, ink};
    }

    /** The layout that these numbers say. */
    public static ModuleLayout ofNumbers(int[] n) {
        return new ModuleLayout(n[0], n[1], n[2], n[3], n[4], n[5], n[6], n[7]);
    }
}
