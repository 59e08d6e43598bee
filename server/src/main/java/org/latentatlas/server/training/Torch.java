package org.latentatlas.server.training;

import ai.djl.Device;
import ai.djl.engine.Engine;
import ai.djl.engine.EngineException;
import ai.djl.engine.StandardCapabilities;
import ai.djl.pytorch.jni.JniUtils;
import com.sun.jna.Library;
import com.sun.jna.Native;
import java.util.Locale;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Starts DJL's PyTorch engine as this program needs it. */
final class Torch {
    private static final Logger LOG = LoggerFactory.getLogger(Torch.class);

    /** The part of the C library that changes the environment of this very process, which Java cannot. */
    private interface CLibrary extends Library {
        int setenv(String name, String value, int overwrite);
    }

    private Torch() {}

    /**
     * Prepares the calling thread for training or evaluation.
     *
     * @param threads processor threads, 0 for all
     * @throws TrainingFailed when the native library cannot be loaded
     */
    static Engine start(int threads) {
        Engine engine = engine();
        JniUtils.setNumThreads(threads(threads));
        JniUtils.setGraphExecutorOptimize(
                false); // of each thread too: a script gives the same bits from its first call on
        JniUtils.setGradMode(false); // a setting of each thread; only a gradient collector switches it on
        return engine;
    }

    /** How many threads a setting means. */
    static int threads(int setting) {
        return setting > 0 ? setting : Runtime.getRuntime().availableProcessors();
    }

    /**
     * The device that a setting means.
     *
     * @param name {@code auto}, {@code cpu} or {@code gpu}
     * @throws TrainingFailed when a GPU is asked for and there is none
     */
    static Device device(Engine engine, String name) {
        boolean cuda =
                !name.equals("cpu") && engine.hasCapability(StandardCapabilities.CUDA) && engine.getGpuCount() > 0;
        if (name.equals("gpu") && !cuda) {
            throw new TrainingFailed(
                    "device is \"gpu\", but PyTorch finds no GPU here: that needs an NVIDIA driver and a PyTorch built for"
                            + " CUDA (PYTORCH_LIBRARY_PATH); use \"cpu\" or \"auto\"",
                    (Checkpoint) null);
        }
        return cuda ? Device.gpu() : Device.cpu();
    }

    private static synchronized Engine engine() {
        System.setProperty("OPT_OUT_TRACKING", "true"); // DJL reports its use to its makers otherwise
        System.setProperty("ai.djl.pytorch.graph_optimizer", "false"); // it logs advice that does not apply here
        waitPassively();
        try {
            return Engine.getEngine("PyTorch");
        } catch (EngineException | LinkageError failure) {
            throw new TrainingFailed(
                    "PyTorch cannot be started on this machine (" + failure.getMessage()
                            + "); training needs Linux on x86-64 and room for its library in the cache folder",
                    failure);
        }
    }

    /**
     * OpenMP's threads spin for milliseconds while they wait, which starves training on a busy machine (211 images/s were seen
     * instead of thousands). Never spinning costs a quarter of the speed on an idle one, for small batches; a thousand rounds,
     * some microseconds, cost little either way. Both are read from the environment when the library is loaded, so they are
     * set before that.
     */
    private static void waitPassively() {
        if (System.getProperty("os.name").toLowerCase(Locale.ROOT).contains("windows")
                || System.getenv("OMP_WAIT_POLICY") != null) {
            return; // what the user has chosen stays
        }
        try {
            CLibrary library = Native.load("c", CLibrary.class);
            library.setenv("OMP_WAIT_POLICY", "PASSIVE", 0);
            library.setenv("GOMP_SPINCOUNT", "1000", 0);
        } catch (LinkageError failure) {
            LOG.warn("OMP_WAIT_POLICY could not be set, training is slow on a busy machine: {}", failure.toString());
        }
    }
}
