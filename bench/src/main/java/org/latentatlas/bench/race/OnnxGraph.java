package org.latentatlas.bench.race;

import java.util.Arrays;
import java.util.List;

/** Collects nodes and constants, and writes them as an ONNX file (the field numbers are those of onnx.proto). */
final class OnnxGraph {
    private static final int FLOAT = 1;
    private static final int INT64 = 7;
    private static final int OPSET = 17;

    private final Protobuf graph = new Protobuf().text(2, "network");
    private int names;

    /** A constant tensor; returns its name. */
    String constant(List<Integer> shape, float[] values) {
        return initializer(shape, FLOAT, tensor -> tensor.floats(9, values));
    }

    private interface Content {
        Protobuf into(Protobuf tensor);
    }

    private String initializer(List<Integer> shape, int type, Content content) {
        String name = "constant" + names++;
        Protobuf tensor = new Protobuf();
        shape.forEach(size -> tensor.number(1, size));
        tensor.number(2, type).text(8, name);
        graph.message(5, content.into(tensor));
        return name;
    }

    /** A node without attributes; returns the name of its output. */
    String node(String type, String... inputs) {
        return node(type, Arrays.asList(inputs));
    }

    String node(String type, List<String> inputs, Protobuf... attributes) {
        String name = "value" + names++;
        add(type, inputs, name, attributes);
        return name;
    }

    /** The same values as (batch, sizes). */
    String reshape(String in, int... sizes) {
        String shape = initializer(List.of(sizes.length + 1), INT64, tensor -> {
            tensor.number(7, 0); // the batch, as it comes
            for (int size : sizes) {
                tensor.number(7, size);
            }
            return tensor;
        });
        return node("Reshape", in, shape);
    }

    /** The last node, which writes the graph's output. */
    void output(String type, String in) {
        add(type, List.of(in), "output");
    }

    private void add(String type, List<String> inputs, String output, Protobuf... attributes) {
        Protobuf node = new Protobuf();
        inputs.forEach(input -> node.text(1, input));
        node.text(2, output).text(3, type + names++).text(4, type);
        for (Protobuf attribute : attributes) {
            node.message(5, attribute);
        }
        graph.message(1, node);
    }

    static Protobuf attribute(String name, long value) {
        return new Protobuf().text(1, name).number(3, value).number(20, 2);
    }

    static Protobuf attribute(String name, List<Integer> values) {
        Protobuf attribute = new Protobuf().text(1, name);
        values.forEach(value -> attribute.number(8, value));
        return attribute.number(20, 7);
    }

    byte[] toBytes(int inputs, int outputs) {
        graph.message(11, value("input", inputs)).message(12, value("output", outputs));
        return new Protobuf()
                .number(1, 8)
                .text(2, "latent-atlas")
                .message(7, graph)
                .message(8, new Protobuf().text(1, "").number(2, OPSET))
                .toBytes();
    }

    private static Protobuf value(String name, int size) {
        Protobuf shape =
                new Protobuf().message(1, new Protobuf().text(2, "batch")).message(1, new Protobuf().number(1, size));
        Protobuf tensor = new Protobuf().number(1, FLOAT).message(2, shape);
        return new Protobuf().text(1, name).message(2, new Protobuf().message(1, tensor));
    }
}
