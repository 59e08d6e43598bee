package org.latentatlas.server.training;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.engine.PtNDManager;
import ai.djl.pytorch.engine.PtSymbolBlock;
import ai.djl.pytorch.jni.IValue;
import ai.djl.pytorch.jni.IValueUtils;
import ai.djl.pytorch.jni.JniUtils;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * A TorchScript module without weights, made in memory from its source, for PyTorch functions that DJL does not offer. The
 * archive is what {@code torch.jit.save} writes: an uncompressed zip of the pickled (empty) object, its constants, a version
 * and the code of its class. A module is closed with the manager it was loaded for, if not before.
 */
final class TorchScript implements AutoCloseable {
    private static final String FOLDER = "module/";
    /** The pickled object {@code __torch__.Module} without attributes, and the pickled empty tuple. */
    private static final byte[] DATA =
            "\u0080\u0002c__torch__\nModule\nq\u0000)\u0081}q\u0001b.".getBytes(StandardCharsets.ISO_8859_1);

    private static final byte[] CONSTANTS = "\u0080\u0002).".getBytes(StandardCharsets.ISO_8859_1);
    private static final byte[] VERSION = "3\n".getBytes(StandardCharsets.ISO_8859_1);

    private final PtSymbolBlock block;

    private TorchScript(PtSymbolBlock block) {
        this.block = block;
    }

    /**
     * Loads a module.
     *
     * @param manager whose device the module runs on
     * @param signature the parameters of {@code forward} and its result, as {@code (x: Tensor) -> Tensor}
     * @param body its lines in TorchScript's serialised dialect
     */
    static TorchScript load(NDManager manager, String signature, String... body) {
        var code = new StringBuilder("class Module(Module):\n  def forward(self, ")
                .append(signature.substring(1))
                .append(":\n");
        for (String line : body) {
            code.append("    ").append(line).append('\n');
        }
        try {
            byte[] archive = archive(code.toString());
            var block = JniUtils.loadModule((PtNDManager) manager, new ByteArrayInputStream(archive), true, false);
            return new TorchScript(block);
        } catch (IOException impossible) {
            throw new UncheckedIOException("reading from memory", impossible);
        }
    }

    /** Calls the module on arrays; gradients flow through it. */
    NDArray apply(NDArray... inputs) {
        return IValueUtils.forward(block, new NDList(inputs), true).singletonOrThrow();
    }

    /** Calls the module outside of autograd; the result is to be closed. */
    IValue call(IValue... arguments) {
        return IValueUtils.forward(block, arguments);
    }

    /** Arrays as a {@code List[Tensor]}; to be closed. */
    static IValue list(NDList arrays) {
        return IValue.listFrom(arrays.stream().map(PtNDArray.class::cast).toArray(PtNDArray[]::new));
    }

    @Override
    public void close() {
        block.close();
    }

    private static byte[] archive(String code) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            store(zip, "data.pkl", DATA);
            store(zip, "code/__torch__.py", code.getBytes(StandardCharsets.UTF_8));
            store(zip, "constants.pkl", CONSTANTS);
            store(zip, "version", VERSION);
        }
        return bytes.toByteArray();
    }

    private static void store(ZipOutputStream zip, String name, byte[] content) throws IOException {
        var checksum = new CRC32();
        checksum.update(content);
        var entry = new ZipEntry(FOLDER + name);
        entry.setMethod(ZipEntry.STORED);
        entry.setSize(content.length);
        entry.setCrc(checksum.getValue());
        zip.putNextEntry(entry);
        zip.write(content);
        zip.closeEntry();
    }
}
