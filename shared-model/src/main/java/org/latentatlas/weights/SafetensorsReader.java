package org.latentatlas.weights;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.latentatlas.json.BadJson;
import org.latentatlas.json.Json;

/**
 * Reads a file from a stranger, some numbers at a time, so that a page stays responsive meanwhile. Nothing is allocated before its size
 * was checked against the file's length. For one thread.
 */
public final class SafetensorsReader {
    private static final int LONGEST_HEADER = 1 << 20;

    /** A tensor as the header describes it: where it lies in the file. */
    private record Entry(String name, List<Integer> shape, Safetensors.Type type, int begin, int end) {}

    private final byte[] file;
    private final List<Entry> entries = new ArrayList<>();
    private final Map<String, Tensor> tensors = new LinkedHashMap<>();
    private final Map<String, String> metadata = new LinkedHashMap<>();
    private float[] values = new float[0]; // of the entry that is being read
    private int done; // of them

    /**
     * Reads the header.
     *
     * @throws DamagedFile where the file is damaged, with the offset
     */
    public SafetensorsReader(byte[] file) {
        this.file = file;
        int headerLength = headerLength(file);
        try {
            readHeader(
                    Json.parse(new String(file, Safetensors.PREAMBLE, headerLength, StandardCharsets.UTF_8)),
                    headerLength);
        } catch (BadJson e) {
            throw new DamagedFile(
                    "the weights' header, at offset " + Safetensors.PREAMBLE + ", is damaged: " + e.getMessage());
        }
        begin();
    }

    /** Reads at most that many numbers; returns whether some are left. */
    public boolean readOn(int most) {
        int left = most;
        while (tensors.size() < entries.size() && left > 0) {
            Entry entry = entries.get(tensors.size());
            int count = Math.min(left, values.length - done);
            read(entry.begin, entry.type, count);
            left -= count;
            if (done == values.length) {
                tensors.put(entry.name, new Tensor(entry.shape, values));
                begin();
            }
        }
        return tensors.size() < entries.size();
    }

    /**
     * What was read.
     *
     * @throws IllegalStateException before everything is read
     */
    public TensorFile content() {
        if (tensors.size() < entries.size()) {
            throw new IllegalStateException("some numbers are not read yet");
        }
        return new TensorFile(tensors, metadata);
    }

    private void begin() {
        if (tensors.size() < entries.size()) {
            Entry entry = entries.get(tensors.size());
            values = new float[(entry.end - entry.begin) / entry.type.bytes()];
            done = 0;
        }
    }

    private void read(int begin, Safetensors.Type type, int count) {
        int end = done + count;
        if (type == Safetensors.Type.F16) {
            for (int i = done, at = begin + 2 * done; i < end; i++, at += 2) {
                values[i] = Half.toFloat((short) ((file[at] & 0xff) | file[at + 1] << 8));
            }
        } else {
            for (int i = done, at = begin + 4 * done; i < end; i++, at += 4) {
                int low = (file[at] & 0xff) | (file[at + 1] & 0xff) << 8;
                values[i] = Float.intBitsToFloat(low | (file[at + 2] & 0xff) << 16 | (file[at + 3] & 0xff) << 24);
            }
        }
        done = end;
    }

    private void readHeader(Json header, int headerLength) {
        int dataStart = Safetensors.PREAMBLE + headerLength;
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
            Safetensors.Type type = type(name, entry);
            int end = end(name, entry, shape, type, offset, file.length - dataStart);
            entries.add(new Entry(name, shape, type, dataStart + offset, dataStart + end));
            offset = end;
        }
        if (dataStart + offset != file.length) {
            throw new DamagedFile("the weights end at offset " + file.length + "; expected " + (dataStart + offset)
                    + ", the end of the last tensor");
        }
    }

    private static int headerLength(byte[] file) {
        if (file.length < Safetensors.PREAMBLE + 2) {
            throw new DamagedFile(
                    "the weights are " + file.length + " bytes long; expected a header length at offset 0");
        }
        long length = 0;
        for (int i = Safetensors.PREAMBLE - 1; i >= 0; i--) {
            length = (length << 8) | (file[i] & 0xff);
        }
        long most = Math.min(LONGEST_HEADER, file.length - Safetensors.PREAMBLE);
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

    private static Safetensors.Type type(String name, Json entry) {
        String label = entry.get("dtype").text();
        for (Safetensors.Type type : Safetensors.Type.values()) {
            if (type.name().equals(label)) {
                return type;
            }
        }
        throw new DamagedFile("the tensor \"" + name + "\" has the type " + label + "; expected F32 or F16");
    }

    /** Where the tensor ends within the data, after checking that it begins where the last one ended and fits its shape. */
    private static int end(
            String name, Json entry, List<Integer> shape, Safetensors.Type type, int expectedBegin, int dataLength) {
        long begin = offsets(entry).get(0).wholeNumber();
        long end = offsets(entry).get(1).wholeNumber();
        if (begin != expectedBegin) {
            throw new DamagedFile(
                    "the tensor \"" + name + "\" begins at data offset " + begin + "; expected " + expectedBegin);
        }
        double bytes = type.bytes();
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
}
