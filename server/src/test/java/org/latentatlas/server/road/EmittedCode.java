package org.latentatlas.server.road;

import com.microsoft.playwright.Page;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.latentatlas.simd.NetworkModule;

/** An emitted module at work in a page of a browser. */
final class EmittedCode {
    private static final String LOAD = """
            ({code, weights, addresses, lengths, ...sizes}) => {
              window.bytes = text => Uint8Array.from(atob(text), c => c.charCodeAt(0)).buffer;
              const run = new WebAssembly.Instance(new WebAssembly.Module(bytes(code))).exports;
              const packed = new Float32Array(bytes(weights));
              let from = 0;
              addresses.forEach((address, i) => {
                new Float32Array(run.memory.buffer, address).set(packed.subarray(from, from += lengths[i]));
              });
              window.network = {run, ...sizes};
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
              let text = '';
              const all = new Uint8Array(result.buffer);
              for (let i = 0; i < all.length; i += 8192) {
                text += String.fromCharCode(...all.subarray(i, i + 8192));
              }
              return {different, result: btoa(text)};
            }
            """;

    private final Page page;
    private final int outputs;

    /** Loads the module into a blank page. */
    EmittedCode(Page page, NetworkModule module, int inputs, int outputs) {
        this.page = page;
        this.outputs = outputs;
        List<float[]> slices = new ArrayList<>();
        List<Integer> addresses = new ArrayList<>();
        for (int i = 0; i < module.slices(); i++) {
            slices.add(module.slice(i));
            addresses.add(module.sliceAt(i));
        }
        page.evaluate(
                LOAD,
                Map.of(
                        "code", Base64.getEncoder().encodeToString(module.bytes()),
                        "weights", text(slices),
                        "addresses", addresses,
                        "lengths", slices.stream().map(slice -> slice.length).toList(),
                        "inputs", inputs,
                        "outputs", outputs,
                        "inputAt", module.inputAt(),
                        "outputAt", module.outputAt(),
                        "batch", module.batch()));
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
        ByteBuffer bytes = ByteBuffer.wrap(Base64.getDecoder().decode((String) answer.get("result")))
                .order(ByteOrder.LITTLE_ENDIAN);
        float[][] results = new float[samples.size()][outputs];
        for (float[] result : results) {
            bytes.asFloatBuffer().get(result);
            bytes.position(bytes.position() + 4 * outputs);
        }
        return results;
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
