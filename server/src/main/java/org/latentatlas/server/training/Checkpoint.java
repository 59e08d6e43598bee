package org.latentatlas.server.training;

import org.latentatlas.weights.DamagedFile;
import org.latentatlas.weights.Safetensors;
import org.latentatlas.weights.TensorFile;

/**
 * The whole state of a run at the end of an epoch: weights, Adam's moments, steps taken, settings. A run resumed from
 * it ends with the same weights, bit for bit, as one that was never interrupted (same device and threads), since all
 * randomness of an epoch is derived from the seed and the epoch's number.
 *
 * <p>As bytes it is a safetensors file (F32).
 */
public final class Checkpoint {
    private final byte[] bytes;
    private final String name;

    private Checkpoint(byte[] bytes, String name) {
        this.bytes = bytes;
        this.name = name;
    }

    /**
     * Takes the bytes of a checkpoint; they are checked when a run is resumed from it.
     *
     * @param name what messages call it, for one "the checkpoint FILE"
     */
    public static Checkpoint of(byte[] bytes, String name) {
        return new Checkpoint(bytes.clone(), name);
    }

    /** The file. */
    public byte[] bytes() {
        return bytes.clone();
    }

    /**
     * The settings of the run.
     *
     * @throws TrainingFailed when these bytes are no checkpoint
     */
    public TrainingSettings settings() {
        return settings(read());
    }

    /** What messages call it. */
    String name() {
        return name;
    }

    /** The last finished epoch. */
    public int epoch() {
        return epoch(read());
    }

    static Checkpoint write(TensorFile state) {
        return new Checkpoint(Safetensors.write(state, Safetensors.Type.F32), "the checkpoint");
    }

    TensorFile read() {
        try {
            return Safetensors.read(bytes);
        } catch (DamagedFile damage) {
            throw new TrainingFailed(name + " is damaged: " + damage.getMessage(), damage);
        }
    }

    TrainingSettings settings(TensorFile state) {
        try {
            return SettingsJson.read(state.text("settings"));
        } catch (InvalidSettings | DamagedFile damage) {
            throw new TrainingFailed(name + " has damaged settings: " + damage.getMessage(), damage);
        }
    }

    int epoch(TensorFile state) {
        try {
            return Integer.parseInt(state.text("epoch"));
        } catch (NumberFormatException | DamagedFile damage) {
            throw new TrainingFailed(name + " has a damaged epoch: " + damage.getMessage(), damage);
        }
    }
}
