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

    /** mallopt's numbers of what it sets, and the bytes it is set to. */
    private static final int TRIM_THRESHOLD = -1;

    private static final int MMAP_THRESHOLD = -3;
    private static final int KEPT_BYTES = 1 << 30;

    /** The part of the C library that changes this very process in ways that Java cannot. */
    private interface CLibrary extends Library {
        int setenv(String name, String value, int overwrite);

        int mallopt(int parameter, int value);

        int malloc_trim(long kept);
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
        keepMemory();
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

    /**
     * The C library gives large arrays back to the system when they are freed and takes them again in the next step, page by
     * page: a fifth of the time with many samples of an image. Here it keeps up to a gibibyte, until {@link #giveMemoryBack}.
     */
    private static void keepMemory() {
        try {
            CLibrary library = Native.load("c", CLibrary.class);
            library.mallopt(MMAP_THRESHOLD, KEPT_BYTES);
            library.mallopt(TRIM_THRESHOLD, KEPT_BYTES);
        } catch (LinkageError failure) {
            LOG.info("memory is not kept from step to step, as the C library is another: {}", failure.toString());
        }
    }

    /** Gives memory that was kept from step to step back to the system, when a run has freed its arrays. */
    static void giveMemoryBack() {
        try {
            Native.load("c", CLibrary.class).malloc_trim(0);
        } catch (LinkageError failure) {
            LOG.debug("memory was not kept", failure);
        }
    }
}
