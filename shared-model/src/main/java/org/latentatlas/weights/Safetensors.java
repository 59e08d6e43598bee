package org.latentatlas.weights;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.latentatlas.json.BadJson;
import org.latentatlas.json.Json;

/**
 * The safetensors format: eight bytes with the length of a JSON header, the header, and the tensors' little-endian numbers one
 * after the other. Of its types F32 and F16 are read and written. Metadata may be any texts.
 */
public final class Safetensors {
    private static final int PREAMBLE = 8;
    private static final int LONGEST_HEADER = 1 << 20;

    private Safetensors() {}

    /** How numbers are stored. */
    public enum Type {
        /** 32-bit floats, exact. */
        F32(4),
        /** 16-bit floats, rounded to nearest. */
        F16(2);

        private final int bytes;

        Type(int bytes) {
            this.bytes = bytes;
        }
    }

    /**
     * Reads a file from a stranger: nothing is allocated before its size was checked against the file's length.
     *
     * @throws DamagedFile where the file is damaged, with the offset
     */
    public static TensorFile read(byte[] file) {
        int headerLength = headerLength(file);
        int dataStart = PREAMBLE + headerLength;
        Map<String, Tensor> tensors = new LinkedHashMap<>();
        Map<String, String> metadata = new LinkedHashMap<>();
        try {
            Json header = Json.parse(new String(file, PREAMBLE, headerLength, StandardCharsets.UTF_8));
            List<String> names = new ArrayList<>(header.keys());
            if (names.remove("__metadata__")) {
                Json texts = header.get("__metadata__");
                for (String key : texts.keys()) {
                    metadata.put(key, texts.get(key).text());
                }
            }
            names.sort((a, b) -> Long.compare(begin(header.get(a)), begin(header.get(b))));
            int offset = 0;
            for (String name : names) {
                Json entry = header.get(name);
                List<Integer> shape = shape(entry);
                Type type = type(name, entry);
                int end = end(name, entry, shape, type, offset, file.length - dataStart);
                tensors.put(name, new Tensor(shape, numbers(file, dataStart + offset, dataStart + end, type)));
                offset = end;
            }
            if (dataStart + offset != file.length) {
                throw new DamagedFile("the weights end at offset " + file.length + "; expected " + (dataStart + offset)
                        + ", the end of the last tensor");
            }
        } catch (BadJson e) {
            throw new DamagedFile("the weights' header, at offset " + PREAMBLE + ", is damaged: " + e.getMessage());
        }
        return new TensorFile(tensors, metadata);
    }

    private static int headerLength(byte[] file) {
        if (file.length < PREAMBLE + 2) {
            throw new DamagedFile(
                    "the weights are " + file.length + " bytes long; expected a header length at offset 0");
        }
        long length = 0;
        for (int i = PREAMBLE - 1; i >= 0; i--) {
            length = (length << 8) | (file[i] & 0xff);
        }
        long most = Math.min(LONGEST_HEADER, file.length - PREAMBLE);
        if (length < 2 || length > most) {
            throw new DamagedFile("the weights' header length, at offset 0, is " + Long.toUnsignedString(length)
                    + "; expected 2 to " + most);
        }
        return (int) length;
    }

    private static long begin(Json entry) {
        return offsets(entry).get(0).wholeNumber();
    }

    private static List<Json> offsets(Json entry) {
        List<Json> offsets = entry.get("data_offsets").items();
        if (offsets.size() != 2) {
            throw new BadJson(entry.place() + ".data_offsets has " + offsets.size() + " elements; expected 2");
        }
        return offsets;
    }

    private static List<Integer> shape(Json entry) {
        List<Integer> shape = new ArrayList<>();
        for (Json size : entry.get("shape").items()) {
            if (size.integer() < 0) {
                throw new BadJson(size.place() + " is " + size.integer() + "; expected 0 or more");
            }
            shape.add(size.integer());
        }
        return shape;
    }

    private static Type type(String name, Json entry) {
        String label = entry.get("dtype").text();
        for (Type type : Type.values()) {
            if (type.name().equals(label)) {
                return type;
            }
        }
        throw new DamagedFile("the tensor \"" + name + "\" has the type " + label + "; expected F32 or F16");
    }

    /** Where the tensor ends within the data, after checking that it begins where the last one ended and fits its shape. */
    private static int end(String name, Json entry, List<Integer> shape, Type type, int expectedBegin, int dataLength) {
        long begin = offsets(entry).get(0).wholeNumber();
        long end = offsets(entry).get(1).wholeNumber();
        if (begin != expectedBegin) {
            throw new DamagedFile(
                    "the tensor \"" + name + "\" begins at data offset " + begin + "; expected " + expectedBegin);
        }
        double bytes = type.bytes;
        for (int size : shape) {
            bytes *= size;
        }
        if (end - begin != bytes) {
            throw new DamagedFile("the tensor \"" + name + "\" of shape " + shape + " has " + (end - begin)
                    + " bytes at data offset " + begin + "; expected " + (long) bytes);
        }
        if (end > dataLength) {
            throw new DamagedFile(
                    "the tensor \"" + name + "\" ends at data offset " + end + "; the data ends at " + dataLength);
        }
        return (int) end;
    }

    private static float[] numbers(byte[] file, int begin, int end, Type type) {
        float[] values = new float[(end - begin) / type.bytes];
        for (int i = 0, at = begin; i < values.length; i++, at += type.bytes) {
            int low = (file[at] & 0xff) | ((file[at + 1] & 0xff) << 8);
            values[i] = type == Type.F16
                    ? Half.toFloat((short) low)
                    : Float.intBitsToFloat(low | ((file[at + 2] & 0xff) << 16) | ((file[at + 3] & 0xff) << 24));
        }
        return values;
    }

    /** The bytes of a file, the same for the same content: tensors and texts keep their order, the header ends on a multiple of 8. */
    public static byte[] write(TensorFile content, Type type) {
        byte[] header = header(content, type).getBytes(StandardCharsets.UTF_8);
        int length = PREAMBLE + header.length;
        for (Tensor tensor : content.tensors().values()) {
            length += tensor.values().length * type.bytes;
        }
        byte[] file = new byte[length];
        for (int i = 0; i < 4; i++) {
            file[i] = (byte) (header.length >>> (8 * i));
        }
        System.arraycopy(header, 0, file, PREAMBLE, header.length);
        int at = PREAMBLE + header.length;
        for (Tensor tensor : content.tensors().values()) {
            for (float value : tensor.values()) {
                int bits = type == Type.F16 ? Half.fromFloat(value) : Float.floatToRawIntBits(value);
                for (int i = 0; i < type.bytes; i++) {
                    file[at++] = (byte) (bits >>> (8 * i));
                }
            }
        }
        return file;
    }

    private static String header(TensorFile content, Type type) {
        StringBuilder header = new StringBuilder("{");
        if (!content.metadata().isEmpty()) {
            header.append("\"__metadata__\":{");
            String comma = "";
            for (Map.Entry<String, String> text : content.metadata().entrySet()) {
                header.append(comma)
                        .append(Json.quote(text.getKey()))
                        .append(':')
                        .append(Json.quote(text.getValue()));
                comma = ",";
            }
            header.append("},");
        }
        int offset = 0;
        for (Map.Entry<String, Tensor> entry : content.tensors().entrySet()) {
            int end = offset + entry.getValue().values().length * type.bytes;
            header.append(Json.quote(entry.getKey()))
                    .append(":{\"dtype\":\"")
                    .append(type.name())
                    .append("\",\"shape\":[");
            String comma = "";
            for (int size : entry.getValue().shape()) {
                header.append(comma).append(size);
                comma = ",";
            }
            header.append("],\"data_offsets\":[")
                    .append(offset)
                    .append(',')
                    .append(end)
                    .append("]},");
            offset = end;
        }
        if (header.length() > 1) {
            header.setLength(header.length() - 1);
        }
        header.append('}');
        while (header.toString().getBytes(StandardCharsets.UTF_8).length % 8 != 0) {
            header.append(' ');
        }
        return header.toString();
    }
}
