package org.latentatlas.client.worker;

import java.util.List;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.latentatlas.client.arithmetic.EncodedSet;
import org.latentatlas.client.arithmetic.FieldGrid;
import org.latentatlas.client.arithmetic.LabelRegions;
import org.latentatlas.client.arithmetic.LogScale;
import org.latentatlas.client.arithmetic.Plane;
import org.latentatlas.client.arithmetic.RegionNames;
import org.latentatlas.client.browser.Downloads;
import org.latentatlas.client.browser.Tasks;
import org.latentatlas.client.browser.WorkerScope;
import org.latentatlas.client.decoding.EmittedMagnification;
import org.latentatlas.client.decoding.MagnificationDecoder;
import org.latentatlas.client.decoding.PlainMagnification;
import org.latentatlas.network.Decoder;
import org.latentatlas.weights.Safetensors;
import org.teavm.jso.core.JSArray;
import org.teavm.jso.typedarrays.ArrayBuffer;
import org.teavm.jso.typedarrays.Float32Array;
import org.teavm.jso.typedarrays.Int8Array;

/** Runs inside a worker: computes one area for the map at a time and gives it up where a newer one is wanted. */
public final class FieldWorker {
    /** The part of the plane that sets the scale of the magnification: three standard deviations in each direction. */
    private static final FieldGrid WHOLE = new FieldGrid(-3, 3, 0.5, 13, 13);

    private final WorkerScope scope = WorkerScope.current();
    private final Tasks tasks = new Tasks();
    private @Nullable EncodedSet set;
    private @Nullable MagnificationDecoder magnification;
    private @Nullable Runnable waiting; // for the module
    private @Nullable Plane scaledPlane;
    private LogScale scale = new LogScale(0, 1);
    private int latentSize;
    private int wanted;

    /** Listens from now on. */
    public void start() {
        PageEar.listen(scope, message -> hear((FieldMessage) message));
    }

    private void hear(FieldMessage message) {
        switch (message.getKind()) {
            case "model" -> load(message.getWeights());
            case "set" -> set = EncodedSet.load(Safetensors.read(Downloads.bytes(message.getSet())), latentSize);
            case "regions" -> regions(message);
            case "magnification" -> magnification(message);
            default -> throw new IllegalArgumentException(message.getKind());
        }
    }

    private void load(ArrayBuffer weights) {
        Decoder decoder = Decoder.load(Safetensors.read(Downloads.bytes(weights)));
        latentSize = decoder.latentSize();
        EmittedMagnification.start(decoder, emitted -> {
            magnification = emitted == null ? new PlainMagnification(decoder) : emitted;
            if (waiting != null) {
                tasks.later(waiting);
            }
        });
    }

    private void regions(FieldMessage message) {
        wanted = message.getCount();
        int count = wanted;
        FieldGrid grid = FieldGrid.ofNumbers(message.getGrid().copyToJavaArray());
        if (set == null) {
            return;
        }
        LabelRegions regions = new LabelRegions(set, plane(message), grid);
        slices(count, regions::step, () -> {
            FieldGrid fine = grid.finer(LabelRegions.FINER);
            byte[] levels = regions.levels();
            answer(count, fine, levels, names(RegionNames.of(fine, levels)));
        });
    }

    private static float[] names(List<RegionNames.Name> names) {
        float[] numbers = new float[4 * names.size()];
        int at = 0;
        for (RegionNames.Name name : names) {
            numbers[at++] = name.label();
            numbers[at++] = (float) name.x();
            numbers[at++] = (float) name.y();
            numbers[at++] = (float) name.reach();
        }
        return numbers;
    }

    private void magnification(FieldMessage message) {
        wanted = message.getCount();
        MagnificationDecoder decoder = magnification;
        if (decoder == null) {
            waiting = () -> magnification(message);
            return;
        }
        int count = wanted;
        Plane plane = plane(message);
        FieldGrid grid = FieldGrid.ofNumbers(message.getGrid().copyToJavaArray());
        Runnable fine = () -> field(count, decoder, plane, grid, () -> {});
        scaled(count, decoder, plane, () -> field(count, decoder, plane, grid.coarser(), fine));
    }

    /** Finds the scale of a plane first, where it is another plane than before. */
    private void scaled(int count, MagnificationDecoder decoder, Plane plane, Runnable then) {
        if (scaledPlane != null && plane.equals(scaledPlane)) {
            then.run();
            return;
        }
        double[] values = new double[WHOLE.size()];
        sweep(count, decoder, plane, WHOLE, values, () -> {
            scale = LogScale.of(values);
            scaledPlane = plane;
            then.run();
        });
    }

    private void field(int count, MagnificationDecoder decoder, Plane plane, FieldGrid grid, Runnable then) {
        double[] values = new double[grid.size()];
        sweep(count, decoder, plane, grid, values, () -> {
            byte[] levels = new byte[values.length];
            for (int i = 0; i < levels.length; i++) {
                levels[i] = (byte) scale.level(values[i]);
            }
            answer(count, grid, levels, new float[] {(float) scale.low(), (float) scale.high()});
            then.run();
        });
    }

    private void sweep(
            int count, MagnificationDecoder decoder, Plane plane, FieldGrid grid, double[] values, Runnable then) {
        int[] next = {0};
        slices(
                count,
                () -> {
                    next[0] = decoder.find(values, plane, grid, next[0]);
                    return next[0] < values.length;
                },
                then);
    }

    /** Takes steps until one returns false, and gives up where something newer is wanted. */
    private void slices(int count, BooleanSupplier step, Runnable then) {
        tasks.slices(() -> {
            if (count != wanted) {
                return false;
            }
            if (step.getAsBoolean()) {
                return true;
            }
            then.run();
            return false;
        });
    }

    private static Plane plane(FieldMessage message) {
        return Plane.ofRows(message.getPlane().copyToJavaArray());
    }

    private void answer(int count, FieldGrid grid, byte[] levels, float[] extra) {
        FieldMessage message = FieldMessage.of("field");
        message.setCount(count);
        message.setGrid(Float32Array.copyFromJavaArray(grid.numbers()));
        Int8Array bytes = Int8Array.copyFromJavaArray(levels);
        message.setLevels(bytes);
        message.setExtra(Float32Array.copyFromJavaArray(extra));
        JSArray<ArrayBuffer> moved = new JSArray<>();
        moved.push(bytes.getBuffer());
        scope.postMessage(message, moved);
    }
}
