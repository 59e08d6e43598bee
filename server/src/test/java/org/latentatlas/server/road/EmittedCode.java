package org.latentatlas.server.road;

import com.microsoft.playwright.Page;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.latentatlas.simd.FileModule;
import org.latentatlas.simd.NetworkModule;

/** An emitted module at work in a page of a browser. */
final class EmittedCode {
    private static final String FUNCTIONS = """
            () => {
              window.bytes = text => Uint8Array.from(atob(text), c => c.charCodeAt(0)).buffer;
              window.text = numbers => {
                const all = new Uint8Array(numbers.buffer);
                let characters = '';
                for (let i = 0; i < all.length; i += 8192) {
                  characters += String.fromCharCode(...all.subarray(i, i + 8192));
                }
                return btoa(characters);
              };
            }
            """;

    private static final String LOAD = """
            ({code, weights, addresses, lengths, ...sizes}) => {
              const run = new WebAssembly.Instance(new WebAssembly.Module(bytes(code))).exports;
              const packed = new Float32Array(bytes(weights));
              let from = 0;
              addresses.forEach((address, i) => {
                new Float32Array(run.memory.buffer, address).set(packed.subarray(from, from += lengths[i]));
              });
              window.network = {run, ...sizes};
            }
            """;

    private static final String LOAD_FILE = """
            ({code, file, inputs, outputs}) => {
              const run = new WebAssembly.Instance(new WebAssembly.Module(bytes(code))).exports;
              const content = new Uint8Array(bytes(file));
              if (content.length !== run.fileBytes.value) throw new Error('a file of another length');
              new Uint8Array(run.memory.buffer).set(content, run.file.value);
              run.unpack();
              window.network = {run, inputs, outputs, inputAt: run.input.value, outputAt: run.output.value};
            }
            """;

    private static final String RUN_ONE_BY_ONE = """
            input => {
              const {run, inputs, outputs, inputAt, outputAt} = network;
              const samples = new Float32Array(bytes(input));
              const result = new Float32Array(samples.length / inputs * outputs);
              for (let sample = 0; sample * inputs < samples.length; sample++) {
                const point = samples.subarray(sample * inputs, (sample + 1) * inputs);
                new Float32Array(run.memory.buffer, inputAt).set(point);
                run.one();
                result.set(new Float32Array(run.memory.buffer, outputAt, outputs), sample * outputs);
              }
              return text(result);
            }
            """;

    /** Batches of 1, 2, 3 ... samples; then every sample alone, which must give the same bits. */
    private static final String RUN = """
            input => {
              const {run, inputs, outputs, inputAt, outputAt, batch} = network;
              const samples = new Float32Array(bytes(input));
              const count = samples.length / inputs;
              const result = new Uint32Array(count * outputs);
              const into = new Float32Array(run.memory.buffer, inputAt);
              const out = n => new Uint32Array(run.memory.buffer, outputAt, n * outputs);
              for (let sample = 0, n = 1; sample < count; sample += n, n = n % batch + 1) {
                n = Math.min(n, count - sample);
                into.set(samples.subarray(sample * inputs, (sample + n) * inputs));
                run.batch(n);
                result.set(out(n), sample * outputs);
              }
              let different = 0;
              for (let sample = 0; sample < count; sample++) {
                into.set(samples.subarray(sample * inputs, (sample + 1) * inputs));
                run.one();
                const alone = out(1);
                for (let i = 0; i < outputs; i++) {
                  different += alone[i] !== result[sample * outputs + i] ? 1 : 0;
                }
              }
              return {different, result: text(result)};
            }
            """;

    /** Points and two directions each; pixels and two tangents each come back. */
    private static final String TANGENTS = """
            ({input, directions}) => {
              const {run, inputs, outputs, inputAt, outputAt, directionsAt, tangentsAt, batch} = network;
              const points = new Float32Array(bytes(input));
              const along = new Float32Array(bytes(directions));
              const count = points.length / inputs;
              const result = new Float32Array(count * 3 * outputs);
              const memory = run.memory.buffer;
              for (let sample = 0, n = 1; sample < count; sample += n, n = n % batch + 1) {
                n = Math.min(n, count - sample);
                new Float32Array(memory, inputAt).set(points.subarray(sample * inputs, (sample + n) * inputs));
                new Float32Array(memory, directionsAt).set(along.subarray(2 * sample * inputs, 2 * (sample + n) * inputs));
                run.tangents(n);
                result.set(new Float32Array(memory, outputAt, n * outputs), sample * outputs);
                result.set(new Float32Array(memory, tangentsAt, 2 * n * outputs), (count + 2 * sample) * outputs);
              }
              return text(result);
            }
            """;

    private final Page page;
    private final int outputs;

    private EmittedCode(Page page, int outputs) {
        this.page = page;
        this.outputs = outputs;
        page.evaluate(FUNCTIONS);
    }

    /** Loads a module that takes its weights from a file into a blank page. */
    EmittedCode(Page page, FileModule module, byte[] file, int inputs, int outputs) {
        this(page, outputs);
        Base64.Encoder base64 = Base64.getEncoder();
        page.evaluate(
                LOAD_FILE,
                Map.of(
                        "code",
                        base64.encodeToString(module.bytes()),
                        "file",
                        base64.encodeToString(file),
                        "inputs",
                        inputs,
                        "outputs",
                        outputs));
    }

    /** Loads the module into a blank page. */
    EmittedCode(Page page, NetworkModule module, int inputs, int outputs) {
        this(page, outputs);
        List<float[]> slices = new ArrayList<>();
        List<Integer> addresses = new ArrayList<>();
        for (int i = 0; i < module.slices(); i++) {
            slices.add(module.slice(i));
            addresses.add(module.sliceAt(i));
        }
        page.evaluate(
                LOAD,
                Map.ofEntries(
                        Map.entry("code", Base64.getEncoder().encodeToString(module.bytes())),
                        Map.entry("weights", text(slices)),
                        Map.entry("addresses", addresses),
                        Map.entry(
                                "lengths",
                                slices.stream().map(slice -> slice.length).toList()),
                        Map.entry("inputs", inputs),
                        Map.entry("outputs", outputs),
                        Map.entry("inputAt", module.inputAt()),
                        Map.entry("outputAt", module.outputAt()),
                        Map.entry("directionsAt", module.directionsAt()),
                        Map.entry("tangentsAt", module.tangentsAt()),
                        Map.entry("batch", module.batch())));
    }

    /**
     * Runs samples in batches of all sizes and one by one.
     *
     * @throws AssertionError where the two ways differ in a bit
     */
    float[][] run(List<float[]> samples) {
        Map<?, ?> answer = (Map<?, ?>) page.evaluate(RUN, text(samples));
        if (!Integer.valueOf(0).equals(answer.get("different"))) {
            throw new AssertionError(answer.get("different") + " values differ between one() and batch(n)");
        }
        return rows((String) answer.get("result"), samples.size());
    }

    /** Runs samples one by one. */
    float[][] runOneByOne(List<float[]> samples) {
        return rows((String) page.evaluate(RUN_ONE_BY_ONE, text(samples)), samples.size());
    }

    /** Pixels of all points, and after them two tangents of each; {@code directions} holds two for each point. */
    float[][] tangents(List<float[]> points, List<float[]> directions) {
        Object answer = page.evaluate(TANGENTS, Map.of("input", text(points), "directions", text(directions)));
        return rows((String) answer, 3 * points.size());
    }

    private float[][] rows(@Nullable String text, int count) {
        ByteBuffer bytes = ByteBuffer.wrap(Base64.getDecoder().decode(text)).order(ByteOrder.LITTLE_ENDIAN);
        float[][] rows = new float[count][outputs];
        for (float[] row : rows) {
            bytes.asFloatBuffer().get(row);
            bytes.position(bytes.position() + 4 * outputs);
        }
        return rows;
    }

    private static String text(List<float[]> numbers) {
        int size = numbers.stream().mapToInt(row -> row.length).sum();
        ByteBuffer bytes = ByteBuffer.allocate(4 * size).order(ByteOrder.LITTLE_ENDIAN);
        for (float[] row : numbers) {
            for (float value : row) {
                bytes.putFloat(value);
            }
        }
        return Base64.getEncoder().encodeToString(bytes.array());
    }
}
