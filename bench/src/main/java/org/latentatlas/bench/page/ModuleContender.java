package org.latentatlas.bench.page;

import org.latentatlas.simd.NetworkModule;
import org.teavm.jso.JSBody;
import org.teavm.jso.JSObject;
import org.teavm.jso.JSProperty;
import org.teavm.jso.typedarrays.ArrayBuffer;
import org.teavm.jso.typedarrays.Float32Array;
import org.teavm.jso.typedarrays.Int8Array;

/** The WebAssembly module that was written for a network. A call for one sample allocates nothing. */
final class ModuleContender implements Contender {
    private final Exports exports;
    private final Float32Array memory;
    private final Float32Array one; // the first sample's output in the memory
    private final int inputs;
    private final int outputs;
    private final int batch;
    private final int inputAt;
    private final int outputAt;
    private final Float32Array[] results; // by number of samples: one, and as many as were asked for last

    /** What the module exports. */
    private interface Exports extends JSObject {
        @JSProperty
        Memory getMemory();

        void one();

        void batch(int samples);
    }

    private interface Memory extends JSObject {
        @JSProperty
        ArrayBuffer getBuffer();
    }

    ModuleContender(NetworkModule module, int inputs, int outputs) {
        exports = instantiate(Int8Array.copyFromJavaArray(module.bytes()));
        memory = new Float32Array(exports.getMemory().getBuffer());
        for (int slice = 0; slice < module.slices(); slice++) {
            memory.set(Float32Array.copyFromJavaArray(module.slice(slice)), module.sliceAt(slice) / 4);
        }
        this.inputs = inputs;
        this.outputs = outputs;
        batch = module.batch();
        inputAt = module.inputAt() / 4;
        outputAt = module.outputAt() / 4;
        one = part(memory, outputAt, outputs);
        results = new Float32Array[] {new Float32Array(outputs), new Float32Array(0)};
    }

    @JSBody(params = "bytes", script = "return new WebAssembly.Instance(new WebAssembly.Module(bytes)).exports;")
    private static native Exports instantiate(Int8Array bytes);

    @Override
    public Float32Array run(Float32Array input) {
        int samples = input.getLength() / inputs;
        if (samples == 1) {
            memory.set(input, inputAt);
            exports.one();
            results[0].set(one);
            return results[0];
        }
        if (results[1].getLength() != samples * outputs) {
            results[1] = new Float32Array(samples * outputs);
        }
        for (int first = 0; first < samples; first += batch) {
            int count = Math.min(batch, samples - first);
            memory.set(part(input, first * inputs, count * inputs), inputAt);
            exports.batch(count);
            results[1].set(part(memory, outputAt, count * outputs), first * outputs);
        }
        return results[1];
    }

    private static Float32Array part(Float32Array array, int from, int length) {
        return new Float32Array(array.getBuffer(), array.getByteOffset() + 4 * from, length);
    }
}
