package org.latentatlas.walk;

/**
 * The latent points of a walk at even moments as CSV or JSON, some rows at a time, so that a page stays responsive while a long walk is written. Every
 * float is the shortest decimal that reads back exactly. For one thread.
 */
public final class FrameText {
    private final WalkFrames frames;
    private final boolean json;
    private final int stops; // rows before the frames
    private final float[] z;
    private StringBuilder out = new StringBuilder();
    private int row;

    private FrameText(WalkFrames frames, boolean json) {
        this.frames = frames;
        this.json = json;
        this.stops = json ? 0 : walk().stops().size();
        this.z = new float[walk().size()];
    }

    /**
     * The stops and then the frames as comma-separated values (RFC 4180): {@code kind} (stop or frame), {@code number} from 1, {@code seconds},
     * {@code position} in legs, and the coordinates {@code z1} and so on.
     */
    public static FrameText csv(WalkFrames frames) {
        FrameText text = new FrameText(frames, false);
        text.out.append("kind,number,seconds,position");
        for (int i = 1; i <= text.z.length; i++) {
            text.out.append(",z").append(i);
        }
        text.out.append("\r\n");
        return text;
    }

    /** {@code {"walk":{...},"framesPerSecond":25,"frames":[{"seconds":0,"position":0,"z":[0.5,1]},...]}}; the walk as {@link WalkJson} writes it. */
    public static FrameText json(WalkFrames frames) {
        FrameText text = new FrameText(frames, true);
        text.out
                .append("{\"walk\":")
                .append(WalkJson.write(text.walk()))
                .append(",\"framesPerSecond\":")
                .append(frames.perSecond())
                .append(",\"frames\":[");
        return text;
    }

    private Walk walk() {
        return frames.pace().walk();
    }

    /** Writes at most so many rows. Returns whether some are left. */
    public boolean writeOn(int rows) {
        int end = Math.min(rows(), row + rows);
        while (row < end) {
            if (json) {
                writeObject(row);
            } else {
                writeRow();
            }
            row++;
            if (json && row == rows()) {
                out.append("\n]}\n");
            }
        }
        return row < rows();
    }

    private int rows() {
        return stops + frames.count();
    }

    /** The part that is written, 0 to 1. */
    public double done() {
        return row / (double) rows();
    }

    /** What was written since this was last asked. */
    public String take() {
        String text = out.toString();
        out = new StringBuilder();
        return text;
    }

    private void writeRow() {
        if (row < stops) {
            out.append("stop,").append(row + 1);
            moment(frames.pace().secondsAt(row), row);
            numbers(walk().stops().get(row));
        } else {
            int frame = row - stops;
            double seconds = frames.seconds(frame);
            frames.latentAt(z, frame);
            out.append("frame,").append(frame + 1);
            moment(seconds, frames.pace().position(seconds));
            numbers(z);
        }
        out.append("\r\n");
    }

    private void moment(double seconds, double position) {
        out.append(',').append(FloatText.write((float) seconds)).append(',').append(FloatText.write((float) position));
    }

    private void numbers(float[] coordinates) {
        for (float coordinate : coordinates) {
            out.append(',').append(FloatText.write(coordinate));
        }
    }

    private void writeObject(int frame) {
        double seconds = frames.seconds(frame);
        frames.latentAt(z, frame);
        out.append(frame == 0 ? "" : ",").append("\n{\"seconds\":").append(FloatText.write((float) seconds));
        out.append(",\"position\":")
                .append(FloatText.write((float) frames.pace().position(seconds)));
        out.append(",\"z\":[");
        for (int i = 0; i < z.length; i++) {
            out.append(i == 0 ? "" : ",").append(FloatText.write(z[i]));
        }
        out.append("]}");
    }
}
