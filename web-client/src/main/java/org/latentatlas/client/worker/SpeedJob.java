package org.latentatlas.client.worker;

import org.latentatlas.latent.EvenSpeed;
import org.latentatlas.latent.Path;
import org.latentatlas.network.Architecture;
import org.latentatlas.network.Decoder;
import org.latentatlas.network.Scratch;
import org.teavm.jso.typedarrays.Float64Array;

/** Finds how fast the decoded picture changes along a route, one sample a step, by the plain code: its bits are the same everywhere. */
final class SpeedJob implements Job {
    private final Path route;
    private final Decoder decoder;
    private final Scratch scratch;
    private final float[] latent;
    private final float[][] velocity;
    private final float[] pixels = new float[Architecture.PIXELS];
    private final float[][] tangent = new float[1][Architecture.PIXELS];
    private final double[] speeds;
    private int next;

    SpeedJob(Path route, Decoder decoder) {
        this.route = route;
        this.decoder = decoder;
        this.scratch = decoder.scratch();
        this.latent = new float[route.size()];
        this.velocity = new float[1][route.size()];
        this.speeds = new double[EvenSpeed.samples(route)];
    }

    @Override
    public boolean step() {
        EvenSpeed.sample(latent, velocity[0], route, next);
        decoder.decode(pixels, tangent, latent, velocity, scratch);
        speeds[next++] = EvenSpeed.speed(tangent[0]);
        return next < speeds.length;
    }

    @Override
    public double progress() {
        return next / (double) speeds.length;
    }

    @Override
    public Message answer() {
        Message message = Message.of("answer");
        message.setSpeeds(Float64Array.copyFromJavaArray(speeds));
        return message;
    }
}
