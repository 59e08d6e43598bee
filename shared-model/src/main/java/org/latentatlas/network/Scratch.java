package org.latentatlas.network;

import java.util.List;

/** Where one thread's intermediate values live, allocated once: a network writes every layer's output here. */
public final class Scratch {
    final float[][] outputs; // one array a layer

    Scratch(List<LayerShape> layers) {
        outputs = new float[layers.size()][];
        for (int i = 0; i < outputs.length; i++) {
            outputs[i] = new float[layers.get(i).outputs()];
        }
    }
}
