package org.latentatlas.simd;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.latentatlas.network.Architecture;
import org.latentatlas.network.LayerShape;
import org.latentatlas.network.LayerShape.Activation;
import org.latentatlas.network.LayerShape.Convolution;
import org.latentatlas.network.LayerShape.Dense;
import org.latentatlas.network.LayerShape.TransposedConvolution;
import org.latentatlas.network.Network;

/** Puts a network's kernels, its memory and its weights together. */
final class Assembly {
    /** Samples in a batch: whole tiles of either arithmetic. */
    static final int BATCH = 30;

    private final Network network;
    private final Arithmetic arithmetic;
    private final ModuleWriter module = new ModuleWriter();
    private final MemoryPlan memory = new MemoryPlan();
    private final List<Step> steps = new ArrayList<>();

    final Weights weights = new Weights();
    final Buffer input;
    final Buffer output;
    final @Nullable Shading shading; // a decoder's
    final byte[] bytes;

    private Buffer current; // what the layers so far have written
    private VectorFunction pending = VectorFunction.IDENTITY; // what is still to be applied to it

    Assembly(Network network, VectorFunction last, Arithmetic arithmetic) {
        this.network = network;
        this.arithmetic = arithmetic;
        Architecture architecture = network.architecture();
        input = rows(architecture.inputs());
        output = rows(architecture.outputs());
        current = input;
        List<LayerShape> layers = architecture.layers();
        for (int i = 0; i < layers.size(); i++) {
            layer(i, layers.get(i));
        }
        if (pending != VectorFunction.IDENTITY) {
            transfer(rows(architecture.outputs()));
        }
        pending = last;
        transfer(output);
        module.export("one", module.add(one()));
        module.export("batch", module.add(batch()));
        shading = last == VectorFunction.SIGMOID ? new Shading(module, memory, BATCH) : null;
        bytes = module.write(memory.bytes());
    }

    private Buffer rows(int values) {
        return rows(values, values);
    }

    /** A buffer for a batch, in rows of {@code pitch} floats. */
    private Buffer rows(int values, int pitch) {
        return new Buffer(memory.floats((long) BATCH * pitch), Layout.row(values), 4 * pitch);
    }

    private void layer(int position, LayerShape shape) {
        if (shape instanceof Activation activation) {
            if (pending != VectorFunction.IDENTITY) {
                transfer(rows(activation.size()));
            }
            pending = VectorFunction.of(activation.function());
        } else if (shape instanceof Dense dense) {
            dense(position, dense);
        } else if (shape instanceof Convolution convolution) {
            picture(position, new PicturePlan(convolution));
        } else if (shape instanceof TransposedConvolution convolution) {
            picture(position, new PicturePlan(convolution));
        }
    }

    private void dense(int position, Dense shape) {
        if (pending != VectorFunction.IDENTITY || current.isOfPicture()) {
            transfer(rows(shape.inputs()));
        }
        int panels = DenseKernel.panels(shape);
        Buffer out = rows(shape.outputs(), panels * DenseKernel.PANEL);
        int bias = memory.floats((long) panels * DenseKernel.PANEL);
        int first = memory.floats((long) panels * DenseKernel.panelBytes(shape) / 4);
        weights.add(bias, () -> network.bias(position));
        for (int panel = 0; panel < panels; panel++) {
            int number = panel;
            weights.add(
                    first + panel * DenseKernel.panelBytes(shape),
                    () -> DenseKernel.pack(shape, network.weight(position), number));
        }
        steps.add(new DenseStep(module, shape, arithmetic, current, out, first, bias));
        current = out;
    }

    private void picture(int position, PicturePlan plan) {
        transfer(new Buffer(memory.floats(plan.in().size()), plan.in(), 0));
        Buffer out = new Buffer(memory.floats(plan.out().size()), plan.out(), 0);
        int bias = memory.floats(plan.out().channels());
        weights.add(bias, () -> network.bias(position));
        CodeWriter code = new CodeWriter(2); // (in, out)
        for (int phase = 0; phase < plan.phases(); phase++) {
            int whole = plan.out().channels() / plan.channelsAtOnce() * plan.channelsAtOnce();
            tiles(code, position, plan, phase, bias, 0, whole, plan.channelsAtOnce());
            tiles(
                    code,
                    position,
                    plan,
                    phase,
                    bias,
                    whole,
                    plan.out().channels(),
                    plan.out().channels() - whole);
        }
        sampleStep(module.add(code), out);
    }

    /** Writes the calls that compute the channels from {@code first} to {@code end} of one phase, some at once. */
    private void tiles(
            CodeWriter code, int position, PicturePlan plan, int phase, int bias, int first, int end, int atOnce) {
        if (first == end) {
            return;
        }
        int function = module.add(new PictureKernel(plan, arithmetic, phase, atOnce).function());
        for (int channel = first; channel < end; channel += atOnce) {
            int o = channel;
            int taps = memory.floats(plan.packedSize(phase, atOnce));
            weights.add(taps, () -> plan.pack(network.weight(position), phase, o, atOnce));
            code.get(0)
                    .get(1)
                    .integer(4
                            * plan.out()
                                    .at(
                                            channel,
                                            phase / plan.out().split(),
                                            phase % plan.out().split()));
            code.op(Opcode.I32_ADD).integer(taps).integer(bias + 4 * channel).call(function);
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
        sampleStep(module.add(new Transfer(from, target, pending, arithmetic).function()), to);
        pending = VectorFunction.IDENTITY;
    }

    private void sampleStep(int function, Buffer to) {
        if (steps.isEmpty() || !(steps.get(steps.size() - 1) instanceof SampleSteps)) {
            steps.add(new SampleSteps());
        }
        ((SampleSteps) steps.get(steps.size() - 1)).add(function, current, to);
        current = to;
    }

    private CodeWriter one() {
        CodeWriter code = new CodeWriter(0);
        for (Step step : steps) {
            step.one(code);
        }
        return code;
    }

    private CodeWriter batch() {
        CodeWriter code = new CodeWriter(1);
        for (Step step : steps) {
            step.batch(code, 0);
        }
        return code;
    }
}
