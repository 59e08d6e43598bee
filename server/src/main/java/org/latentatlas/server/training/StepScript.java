package org.latentatlas.server.training;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.latentatlas.network.Architecture;
import org.latentatlas.network.LayerShape.Add;
import org.latentatlas.server.training.objective.Objective;

/**
 * Writes the lines that lead from {@code images}, {@code parameters} and the number {@code beta} to {@code gradients}, one per
 * parameter, to the sums {@code reconstruction} and {@code kl} of the batch and to its mean {@code loss}: the networks forwards, an {@link Objective}, and the
 * derivatives of all. As one script they take an eighth less time than the same operations recorded by autograd.
 *
 * <p>With bfloat16 the products of all layers but the two next to the latent point, and the activations between them, are
 * bfloat16 numbers (8 bits of mantissa); sums within a product, the loss, the gradients and the parameters keep the parameters'
 * type.
 */
final class StepScript {
    private final boolean bfloat16;
    private final List<String> lines = new ArrayList<>();
    private int parameters;

    /** A value and whether it is bfloat16. */
    private record Value(String name, boolean narrow) {}

    /** A layer that was gone through, with the values that its derivatives need. */
    private record Passed(int position, LayerScript layer, Value x, Value y, String weight, int parameter) {}

    private StepScript(boolean bfloat16) {
        this.bfloat16 = bfloat16;
    }

    /** The lines for these networks, an objective and a precision of the products. */
    static List<String> lines(Architecture encoder, Architecture decoder, Objective objective, boolean bfloat16) {
        var script = new StepScript(bfloat16);
        script.write(encoder, decoder, objective);
        return script.lines;
    }

    private void write(Architecture encoder, Architecture decoder, Objective objective) {
        add("wide = ops.prim.dtype(parameters[0])");
        add("x = torch.to(images, wide)");
        Deque<Passed> encoded = new ArrayDeque<>();
        Value posterior = forward(encoder, "e", new Value("x", false), encoded);
        add("mean, logVariance, = torch.chunk(" + posterior.name() + ", 2, 1)");
        lines.addAll(objective.draw());
        Deque<Passed> decoded = new ArrayDeque<>();
        Value logits = cast(forward(decoder, "d", new Value("z", false), decoded), false);
        lines.addAll(objective.compare(logits.name()));
        Value dz = backward(decoded, new Value("dLogits", false), "z");
        lines.addAll(objective.derive(dz.name()));
        add("dPosterior = torch.cat([dMean, dLogVariance], 1)");
        backward(encoded, new Value("dPosterior", false), null);
        add("loss = " + objective.loss());
        add("gradients = ["
                + IntStream.range(0, parameters).mapToObj(i -> "g" + i).collect(Collectors.joining(", ")) + "]");
    }

    private void add(String line) {
        lines.add(line);
    }

    private Value cast(Value value, boolean narrow) {
        if (value.narrow() == narrow) {
            return value;
        }
        var other = new Value(value.name() + (narrow ? "Narrow" : "Wide"), narrow);
        add(other.name() + " = " + cast(value.name(), narrow));
        return other;
    }

    private static String cast(String expression, boolean narrow) {
        return "torch.to(" + expression + ", " + (narrow ? LayerScript.BFLOAT16 : "wide") + ")";
    }

    private Value sum(Value one, Value other) {
        var sum = new Value(one.name() + "Sum", one.narrow());
        add(sum.name() + " = torch.add(" + one.name() + ", "
                + cast(other, one.narrow()).name() + ")");
        return sum;
    }

    private Value forward(Architecture network, String prefix, Value x, Deque<Passed> passed) {
        Value value = x;
        List<Value> outputs = new ArrayList<>();
        for (int i = 0; i < network.layers().size(); i++) {
            var layer = new LayerScript(network.layers().get(i));
            int inLatent = prefix.equals("d") ? 0 : network.layers().size() - 1;
            boolean narrow = layer.hasWeights() ? bfloat16 && i != inLatent : value.narrow();
            Value in = cast(value, narrow);
            String weight = "w" + parameters;
            String bias = "w" + (parameters + 1);
            if (layer.hasWeights()) {
                add(weight + " = " + cast("parameters[" + parameters + "]", narrow));
                add(bias + " = " + cast("parameters[" + (parameters + 1) + "]", narrow));
            }
            value = new Value(prefix + i, narrow);
            add(value.name() + " = "
                    + layer.forward(
                            in.name(), at -> cast(outputs.get(at), narrow).name(), weight, bias));
            outputs.add(value);
            passed.push(new Passed(i, layer, in, value, weight, parameters));
            parameters += layer.hasWeights() ? 2 : 0;
        }
        return value;
    }

    /** Goes back through the layers; the gradient at the first one's input is only found where it has a name. */
    private Value backward(Deque<Passed> layers, Value gradient, @Nullable String first) {
        Value dy = gradient;
        Map<Integer, Value> skipped =
                new HashMap<>(); // gradients that came round a block, by the position of what it read
        for (Passed passed : layers) {
            boolean last = passed.equals(layers.getLast());
            String dx = !last ? "d" + passed.x().name() : first == null ? null : "d" + first;
            boolean narrow = passed.y().narrow();
            String weight = "g" + passed.parameter();
            String bias = "g" + (passed.parameter() + 1);
            dy = cast(dy, narrow);
            if (skipped.containsKey(passed.position())) {
                dy = sum(dy, skipped.get(passed.position()));
            }
            if (passed.layer().shape() instanceof Add add) {
                skipped.merge(add.from(), dy, this::sum);
            }
            lines.addAll(passed.layer()
                    .backward(passed.x().name(), passed.y().name(), dy.name(), dx, passed.weight(), weight, bias));
            if (passed.layer().hasWeights() && narrow) {
                add(weight + " = " + cast(weight, false));
                add(bias + " = " + cast(bias, false));
            }
            if (dx == null) {
                break;
            }
            dy = new Value(dx, narrow);
        }
        return cast(dy, false);
    }
}
