package org.latentatlas.server.training;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.List;

/**
 * The exponential moving average of the weights, which is what a run with averaging evaluates and exports (Polyak and Juditsky
 * 1992; in this form Tarvainen and Valpola 2017): a = decay a + (1 - decay) w after every step. Early on the decay is smaller, so that the
 * weights from before the training are soon forgotten.
 */
final class Averages {
    /** One update of {@code averages} by {@code parameters} and {@code fresh}, in TorchScript's serialised dialect. */
    static final String LINE = "_5 = torch._foreach_lerp_(averages, parameters, fresh)";

    private Averages() {}

    /** The part of the new weights in their average after a step, counted from 0 over the whole run. */
    static double fresh(double decay, int step) {
        return Math.max(1 - decay, 9.0 / (step + 10));
    }

    /** A copy of the weights as they are. */
    static Vae of(NDManager manager, Vae trained) {
        var averages = new Vae(
                manager, trained.encoder().architecture(), trained.decoder().architecture());
        List<NDArray> weights = trained.parameters();
        List<NDArray> copies = averages.parameters();
        for (int i = 0; i < copies.size(); i++) {
            copies.get(i).addi(weights.get(i));
        }
        return averages;
    }
}
