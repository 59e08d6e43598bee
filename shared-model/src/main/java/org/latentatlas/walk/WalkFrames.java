package org.latentatlas.walk;

/**
 * A walk at even moments, so many a second: an open walk from its first moment to its last, a loop up to the moment before it begins again. Writes the
 * latent points as CSV and as JSON, every float as the shortest decimal that reads back exactly. Immutable and thread-safe.
 */
public final class WalkFrames {
    private final Pace pace;
    private final int perSecond;
    private final int count;

    /** @param perSecond 1 to 100 */
    public WalkFrames(Pace pace, int perSecond) {
        if (perSecond < 1 || perSecond > 100) {
            throw new IllegalArgumentException(perSecond + " frames a second were asked for; it may be 1 to 100.");
        }
        this.pace = pace;
        this.perSecond = perSecond;
        int steps = Math.max(1, (int) (pace.walk().seconds() * perSecond + 0.5));
        this.count = pace.walk().loop() ? steps : steps + 1;
    }

    /** The number of frames. */
    public int count() {
        return count;
    }

    public int perSecond() {
        return perSecond;
    }

    public Pace pace() {
        return pace;
    }

    /** When a frame is shown, from 0 on; the last one of an open walk is its end. */
    public double seconds(int frame) {
        return Math.min(frame / (double) perSecond, pace.walk().seconds());
    }

    /** Writes the latent point of a frame into {@code z}, (size). */
    public void latentAt(float[] z, int frame) {
        pace.latentAt(z, seconds(frame));
    }

    /**
     * The stops and then the frames as comma-separated values (RFC 4180): {@code kind} (stop or frame), {@code number} from 1, {@code seconds},
     * {@code position} in legs, and the coordinates {@code z1} and so on.
     */
    public String csv() {
        StringBuilder out = new StringBuilder("kind,number,seconds,position");
        for (int i = 1; i <= pace.walk().size(); i++) {
            out.append(",z").append(i);
        }
        out.append("\r\n");
        int stop = 0;
        for (float[] z : pace.walk().stops()) {
            row(out, "stop", stop + 1, pace.secondsAt(stop), stop);
            numbers(out, z);
            out.append("\r\n");
            stop++;
        }
        float[] z = new float[pace.walk().size()];
        for (int frame = 0; frame < count; frame++) {
            latentAt(z, frame);
            row(out, "frame", frame + 1, seconds(frame), pace.position(seconds(frame)));
            numbers(out, z);
            out.append("\r\n");
        }
        return out.toString();
    }

    private static void row(StringBuilder out, String kind, int number, double seconds, double position) {
        out.append(kind).append(',').append(number).append(',');
        out.append(FloatText.write((float) seconds)).append(',').append(FloatText.write((float) position));
    }

    private static void numbers(StringBuilder out, float[] z) {
        for (float coordinate : z) {
            out.append(',').append(FloatText.write(coordinate));
        }
    }

    /** {@code {"walk":{...},"framesPerSecond":25,"frames":[{"seconds":0,"position":0,"z":[0.5,1]},...]}}; the walk as {@link WalkJson} writes it. */
    public String json() {
        StringBuilder out = new StringBuilder("{\"walk\":")
                .append(WalkJson.write(pace.walk()))
                .append(",\"framesPerSecond\":")
                .append(perSecond)
                .append(",\"frames\":[");
        float[] z = new float[pace.walk().size()];
        for (int frame = 0; frame < count; frame++) {
            latentAt(z, frame);
            out.append(frame == 0 ? "" : ",").append("\n{\"seconds\":").append(FloatText.write((float) seconds(frame)));
            out.append(",\"position\":").append(FloatText.write((float) pace.position(seconds(frame))));
            out.append(",\"z\":[");
            for (int i = 0; i < z.length; i++) {
                out.append(i == 0 ? "" : ",").append(FloatText.write(z[i]));
            }
            out.append("]}");
        }
        return out.append("\n]}\n").toString();
    }
}
