package org.latentatlas.server.training;

/**
 * The whole state of a run at the end of an epoch: weights, Adam's moments, steps taken, settings. A run resumed from
 * it ends with the same weights, bit for bit, as one that was never interrupted (same device and threads), since all
 * randomness of an epoch is derived from the seed and the epoch's number.
 *
 * <p>As bytes it is a safetensors file (F32).
 */
public final class Checkpoint {
    private final byte[] bytes;

    private Checkpoint(byte[] bytes) {
        this.bytes = bytes;
    }

    /** Takes the bytes of a checkpoint; they are checked when a run is resumed from it. */
    public static Checkpoint of(byte[] bytes) {
        return new Checkpoint(bytes.clone());
    }

    /** The file. */
    public byte[] bytes() {
        return bytes.clone();
    }
}
