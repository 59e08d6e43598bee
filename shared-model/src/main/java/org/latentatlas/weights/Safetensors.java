package org.latentatlas.weights;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.latentatlas.json.Json;

/**
 * The safetensors format: eight bytes with the length of a JSON header, the header, and the tensors' little-endian numbers one
 * after the other. Of its types F32 and F16 are read and written. Metadata may be any texts.
 */
public final class Safetensors {
    static final int PREAMBLE = 8; // bytes

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

        int bytes() {
            return bytes;
        }
    }

    /**
     * Reads a file from a stranger: nothing is allocated before its size was checked against the file's length.
     *
     * @throws DamagedFile where the file is damaged, with the offset
     */
    public static TensorFile read(byte[] file) {
        SafetensorsReader reader = new SafetensorsReader(file);
        reader.readOn(Integer.MAX_VALUE);
        return reader.content();
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
