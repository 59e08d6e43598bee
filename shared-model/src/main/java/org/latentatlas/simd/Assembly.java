package org.latentatlas.simd;

import java.util.ArrayList;
import java.util.List;
import org.latentatlas.network.Architecture;
import org.latentatlas.network.LayerShape;
import org.latentatlas.network.LayerShape.Activation;
import org.latentatlas.network.LayerShape.Dense;
import org.latentatlas.network.Network;
import org.latentatlas.network.UnfitNetwork;

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
    final byte[] bytes;

    private Buffer current; // what the layers so far have written
    private VectorFunction pending = VectorFunction.IDENTITY; // what is still to be applied to it

    Assembly(Network network, VectorFunction last, Arithmetic arithmetic) {
        this.network = network;
        this.arithmetic = arithmetic;
        Architecture architecture = network.architecture();
        input = rows(architecture.inputs(), architecture.inputs());
        output = rows(architecture.outputs(), architecture.outputs());
        current = input;
        List<LayerShape> layers = architecture.layers();
        for (int i = 0; i < layers.size(); i++) {
            layer(i, layers.get(i));
        }
        if (pending != VectorFunction.IDENTITY) {
            transfer(rows(architecture.outputs(), architecture.outputs()));
        }
        pending = last;
        transfer(output);
        module.export("one", module.add(one()));
        module.export("batch", module.add(batch()));
        bytes = module.write(memory.bytes());
    }

    /** A buffer for a batch, in rows of {@code pitch} floats. */
    private Buffer rows(int values, int pitch) {
        return new Buffer(memory.floats((long) BATCH * pitch), Layout.row(values), 4 * pitch);
    }

    private void layer(int position, LayerShape shape) {
        if (shape instanceof Activation activation) {
            if (pending != VectorFunction.IDENTITY) {
                transfer(rows(activation.size(), activation.size()));
            }
            pending = VectorFunction.of(activation.function());
        } else if (shape instanceof Dense dense) {
            dense(position, dense);
        } else {
            throw new UnfitNetwork("convolutions are not written yet");
        }
    }

    private void dense(int position, Dense shape) {
        if (pending != VectorFunction.IDENTITY || !current.layout().isTight()) {
            transfer(rows(shape.inputs(), shape.inputs()));
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

    /** Applies what is pending and lays the values out for what reads them next. */
    private void transfer(Buffer to) {
        int function = module.add(new Transfer(current.layout(), to.layout(), pending, arithmetic).function());
        sampleStep(function, to);
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
