package org.latentatlas.server.training;

/** What a model shows after an epoch, as two PNG pictures of black ink on clear paper. Arrays are not copied. */
public final class Snapshot {
    private final byte[] map;
    private final byte[] reconstructions;

    public Snapshot(byte[] map, byte[] reconstructions) {
        this.map = map;
        this.reconstructions = reconstructions;
    }

    /** Digits decoded from latent points that are the same after every epoch: the plane, the line, or fixed samples of the prior. */
    public byte[] map() {
        return map;
    }

    /** Test images, the same after every epoch, above what the model makes of them. */
    public byte[] reconstructions() {
        return reconstructions;
    }
}
