package org.latentatlas.simd;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.latentatlas.network.UnfitNetwork;
import org.latentatlas.weights.DamagedFile;
import org.latentatlas.weights.Safetensors;
import org.latentatlas.weights.TensorFile;

/** What the modules compute is tested in Chromium, by the server's tests. */
@Timeout(60)
class FileModuleTest {
    @Test
    void theSameFileGivesTheSameBytes() throws IOException {
        byte[] file = Safetensors.write(TestNetworks.golden("dense-decoder"), Safetensors.Type.F16);

        assertThat(FileModule.of(file).bytes()).isEqualTo(FileModule.of(file).bytes());
    }

    @Test
    void filesThatAreNoDecoderInHalfPrecisionAreRefused() throws IOException {
        TensorFile decoder = TestNetworks.golden("dense-decoder");
        TensorFile encoder = TestNetworks.golden("dense-encoder");
        byte[] whole = Safetensors.write(decoder, Safetensors.Type.F16);

        assertThatThrownBy(() -> FileModule.of(Safetensors.write(decoder, Safetensors.Type.F32)))
                .isInstanceOf(UnfitNetwork.class)
                .hasMessage("the weights are not all F16");
        assertThatThrownBy(() -> FileModule.of(Safetensors.write(encoder, Safetensors.Type.F16)))
                .isInstanceOf(UnfitNetwork.class);
        assertThatThrownBy(() -> FileModule.of(Arrays.copyOf(whole, whole.length - 1)))
                .isInstanceOf(DamagedFile.class);
    }
}
