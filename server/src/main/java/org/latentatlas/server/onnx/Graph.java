package org.latentatlas.server.onnx;

import com.google.protobuf.ByteString;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.List;

/**
 * A graph of ONNX (GraphProto in onnx.proto3): nodes in the order in which they compute, constants, inputs and outputs. Every value has
 * a name.
 */
final class Graph {
    private static final int FLOAT = 1; // TensorProto.DataType
    private static final int INT64 = 7;
    private static final int INT = 2; // AttributeProto.AttributeType
    private static final int INTS = 7;

    private final Message message = new Message();
    private int values;

    /** A constant of a shape. */
    void constant(String name, List<Integer> shape, float[] numbers) {
        byte[] raw = new byte[Float.BYTES * numbers.length];
        ByteBuffer.wrap(raw).order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer().put(numbers);
        constant(name, shape, FLOAT, raw);
    }

    private void constant(String name, List<Integer> shape, int type, byte[] raw) {
        var tensor = new Message();
        shape.forEach(size -> tensor.integer(1, size));
        tensor.integer(2, type).text(8, name).bytes(9, ByteString.copyFrom(raw));
        message.message(5, tensor);
    }

    /** The name of a constant list of whole numbers. */
    String wholes(long... numbers) {
        byte[] raw = new byte[Long.BYTES * numbers.length];
        ByteBuffer.wrap(raw).order(ByteOrder.LITTLE_ENDIAN).asLongBuffer().put(numbers);
        String name = "sizes" + values++;
        constant(name, List.of(numbers.length), INT64, raw);
        return name;
    }

    /** An attribute that is one whole number. */
    static Message attribute(String name, long value) {
        return new Message().text(1, name).integer(3, value).integer(20, INT);
    }

    /** An attribute that is a list of whole numbers. */
    static Message attribute(String name, long... list) {
        Message attribute = new Message().text(1, name);
        Arrays.stream(list).forEach(value -> attribute.integer(8, value));
        return attribute.integer(20, INTS);
    }

    /** Adds a node that computes one value; the value's name. */
    String node(String operator, List<String> inputs, Message... attributes) {
        String output = "value" + values++;
        node(operator, inputs, List.of(output), attributes);
        return output;
    }

    /** Adds a node that computes values with these names. */
    void node(String operator, List<String> inputs, List<String> outputs, Message... attributes) {
        var node = new Message();
        inputs.forEach(input -> node.text(1, input));
        outputs.forEach(output -> node.text(2, output));
        node.text(3, outputs.get(0) + "." + operator).text(4, operator);
        for (Message attribute : attributes) {
            node.message(5, attribute);
        }
        message.message(1, node);
    }

    /** An input of shape (batch, size). */
    void input(String name, int size) {
        message.message(11, described(name, size));
    }

    /** An output of shape (batch, size). */
    void output(String name, int size) {
        message.message(12, described(name, size));
    }

    private static Message described(String name, int size) {
        Message shape =
                new Message().message(1, new Message().text(2, "batch")).message(1, new Message().integer(1, size));
        Message tensor = new Message().integer(1, FLOAT).message(2, shape);
        return new Message().text(1, name).message(2, new Message().message(1, tensor));
    }

    /** The whole graph. */
    Message done(String name) {
        return message.text(2, name);
    }
}
