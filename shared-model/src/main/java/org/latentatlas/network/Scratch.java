package org.latentatlas.network;

import java.util.List;

/** Where one thread's intermediate values live, allocated once: a network writes every layer's output here, and how fast it moves. */
public final class Scratch {
    final float[][] outputs; // one array a layer
    final float[][] tangents; // the same sizes

    Scratch(List<LayerShape> layers) {
        outputs = new float[layers.size()][];
        tangents = new float[layers.size()][];
        for (int i = 0; i < outputs.length; i++) {
            outputs[i] = new float[layers.get(i).outputs()];
            tangents[i] = new float[outputs[i].length];
        }
    }
}
