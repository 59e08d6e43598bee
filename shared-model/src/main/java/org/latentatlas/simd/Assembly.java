package org.latentatlas.simd;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.latentatlas.network.Architecture;
import org.latentatlas.network.LayerShape;
import org.latentatlas.network.LayerShape.Activation;
import org.latentatlas.network.LayerShape.Add;
import org.latentatlas.network.LayerShape.Convolution;
import org.latentatlas.network.LayerShape.Dense;
import org.latentatlas.network.LayerShape.TransposedConvolution;
import org.latentatlas.network.Network;
import org.latentatlas.simd.Buffer.Place;

/** Puts a network's kernels, its memory and its weights together. */
final class Assembly {
    /** Samples in a batch: whole tiles of either arithmetic. */
    static final int BATCH = 30;

    private static final int MOST_CHANNELS = 512; // that a picture may have

    private final Arithmetic arithmetic;
    private final boolean withTangents;
    final ModuleWriter module = new ModuleWriter();
    final MemoryPlan memory = new MemoryPlan();
    private final Route plain = new Route();
    private final Route moving = new Route(); // the same and the tangents
    private final int zeros; // address of as many zeros as biases of a tile or a picture's channels

    final Weights weights;
    final Buffer input;
    final Buffer output;
    final @Nullable Shading shading; // a decoder's

    private Buffer current; // what the layers so far have written
    private VectorFunction pending = VectorFunction.IDENTITY; // what is still to be applied to it
    private final Map<Integer, Buffer> kept = new HashMap<>(); // outputs that a later layer adds, by position

    Assembly(Network network, VectorFunction last, Arithmetic arithmetic, boolean withTangents) {
        weights = new Weights(network);
        this.arithmetic = arithmetic;
        this.withTangents = withTangents;
        Architecture architecture = network.architecture();
        input = rows(architecture.inputs());
        output = rows(architecture.outputs());
        zeros = memory.floats(withTangents ? MOST_CHANNELS : 0);
        current = input;
        List<LayerShape> layers = architecture.layers();
        for (int i = 0; i < layers.size(); i++) {
            layer(i, layers.get(i));
            keep(i, layers);
        }
        flush(architecture.outputs());
        pending = last;
        transfer(output);
        module.export("one", module.add(plain.one()));
        module.export("batch", module.add(plain.batch()));
        if (withTangents) {
            module.export("tangents", module.add(moving.batch()));
        }
        shading = last == VectorFunction.SIGMOID ? new Shading(module, memory, BATCH) : null;
    }

    /** The module with everything that was added to it. */
    byte[] write() {
        return module.write(memory.bytes());
    }

    private Buffer rows(int values) {
        return rows(values, values);
    }

    /** A buffer for a batch, in rows of {@code pitch} floats. */
    private Buffer rows(int values, int pitch) {
        return buffer(Layout.row(values), (long) BATCH * pitch, 4 * pitch);
    }

    /** A buffer for one sample: a batch goes through pictures sample by sample, near the processor. */
    private Buffer picture(Layout layout) {
        return buffer(layout, layout.size(), 0);
    }

    private Buffer buffer(Layout layout, long floats, int stride) {
        int address = memory.floats(floats);
        return new Buffer(address, withTangents ? memory.floats(Buffer.DIRECTIONS * floats) : 0, layout, stride);
    }

    private void layer(int position, LayerShape shape) {
        if (shape instanceof Activation activation) {
            flush(activation.size());
            pending = VectorFunction.of(activation.function());
        } else if (shape instanceof Dense dense) {
            dense(position, dense);
        } else if (shape instanceof Convolution convolution) {
            picture(position, new PicturePlan(convolution));
        } else if (shape instanceof TransposedConvolution convolution) {
            picture(position, new PicturePlan(convolution));
        } else if (shape instanceof Add add) {
            add(add);
        }
    }

    /** Keeps a layer's output where a later one adds it; for every sample, if the whole batch goes through a dense layer in between. */
    private void keep(int position, List<LayerShape> layers) {
        boolean wanted = false;
        boolean dense = false;
        boolean denseBefore = false;
        for (int i = position + 1; i < layers.size(); i++) {
            denseBefore |= layers.get(i) instanceof Dense;
            if (layers.get(i) instanceof Add add && add.from() == position) {
                wanted = true;
                dense = denseBefore;
            }
        }
        if (wanted) {
            flush(layers.get(position).outputs());
            if (dense && current.isOfPicture()) {
                transfer(rows(layers.get(position).outputs()));
            }
            kept.put(position, current);
        }
    }

    /** Values are added where they lie: what was kept is laid out as the others are. */
    private void add(Add shape) {
        flush(shape.size());
        Buffer values = current;
        Layout layout = values.layout();
        current = Objects.requireNonNull(kept.get(shape.from()));
        if (!current.layout().equals(layout) && !(current.layout().isTight() && layout.isTight())) {
            transfer(values.isOfPicture() ? picture(layout) : rows(shape.size()));
        }
        Buffer other = current;
        Buffer out = values.isOfPicture() ? picture(layout) : rows(shape.size());
        int function = module.add(new SumKernel(layout.size()).function());
        plain.call(function, values.values(), other.values(), out.values());
        moving.call(function, values.values(), other.values(), out.values());
        for (int d = 0; d < Buffer.DIRECTIONS; d++) {
            moving.call(function, values.tangent(d), other.tangent(d), out.tangent(d));
        }
        current = out;
    }

    private void dense(int position, Dense shape) {
        flush(shape.inputs());
        if (current.isOfPicture()) {
            transfer(rows(shape.inputs()));
        }
        int panels = DenseKernel.panels(shape);
        Buffer out = rows(shape.outputs(), panels * DenseKernel.PANEL);
        int bias = memory.floats((long) panels * DenseKernel.PANEL);
        int first = memory.floats((long) panels * DenseKernel.panelBytes(shape) / 4);
        weights.addBias(bias, position, shape.outputs());
        for (int panel = 0; panel < panels; panel++) {
            int size = shape.inputs() * DenseKernel.PANEL;
            weights.add(first + 4 * panel * size, position, size, List.of(DenseKernel.part(shape, panel)));
        }
        DenseStep step = new DenseStep(module, shape, arithmetic, current, out, first, bias);
        plain.add(step);
        moving.add(step);
        moving.add(step.ofTangents(current, out, zeros));
        current = out;
    }

    private void picture(int position, PicturePlan plan) {
        if (!current.isOfPicture()) {
            flush(plan.in().tight().size()); // row after row before it is cut up
        }
        transfer(picture(plan.in()));
        int bias = memory.floats(plan.out().channels());
        weights.addBias(bias, position, plan.out().channels());
        CodeWriter code = new CodeWriter(3); // (in, out, biases)
        int rest = plan.out().channels() % plan.channelsAtOnce();
        for (int phase = 0; phase < plan.phases(); phase++) {
            channels(code, position, plan, phase, 0, plan.out().channels() - rest, plan.channelsAtOnce());
            channels(
                    code,
                    position,
                    plan,
                    phase,
                    plan.out().channels() - rest,
                    plan.out().channels(),
                    rest);
        }
        int function = module.add(code);
        Buffer out = picture(plan.out());
        plain.call(function, current.values(), out.values(), new Place(bias, 0));
        moving.call(function, current.values(), out.values(), new Place(bias, 0));
        for (int d = 0; d < Buffer.DIRECTIONS; d++) {
            moving.call(function, current.tangent(d), out.tangent(d), new Place(zeros, 0));
        }
        current = out;
    }

    /** Writes the calls that compute one phase of the channels from {@code first} to {@code end}, some at once. */
    private void channels(CodeWriter code, int position, PicturePlan plan, int phase, int first, int end, int atOnce) {
        if (first == end) {
            return;
        }
        int function = module.add(new PictureKernel(plan, arithmetic, phase, atOnce).function());
        for (int channel = first; channel < end; channel += atOnce) {
            int size = plan.packedSize(phase, atOnce);
            int taps = memory.floats(size);
            weights.add(taps, position, size, plan.parts(phase, channel, atOnce));
            code.get(0);
            code.get(1).integer(4 * plan.outPlane(phase, channel)).op(Opcode.I32_ADD);
            code.integer(taps);
            code.get(2).integer(4 * channel).op(Opcode.I32_ADD);
            code.call(function);
        }
    }

    /** Applies what is pending, if anything, in place of leaving it to the next layer. */
    private void flush(int values) {
        if (pending != VectorFunction.IDENTITY) {
            transfer(rows(values));
        }
    }

    /** Applies what is pending and lays the values out for what reads them next. */
    private void transfer(Buffer to) {
        Layout from = current.layout();
        if (from.isTight()) {
            from = to.layout().tight();
        } else if (!to.layout().isTight() && !from.hasShapeOf(to.layout())) {
            transfer(rows(from.channels() * from.height() * from.width()));
            from = to.layout().tight();
        }
        Layout target = to.layout().isTight() ? from.tight() : to.layout();
        int function = module.add(new Transfer(from, target, pending, arithmetic, false).function());
        plain.call(function, current.values(), to.values());
        moving.call(function, current.values(), to.values());
        if (withTangents) {
            int derivative = module.add(new Transfer(from, target, pending, arithmetic, true).function());
            for (int d = 0; d < Buffer.DIRECTIONS; d++) {
                moving.call(derivative, current.tangent(d), to.tangent(d), current.values());
            }
        }
        current = to;
        pending = VectorFunction.IDENTITY;
    }
}
