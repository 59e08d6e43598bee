package org.latentatlas.simd;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.latentatlas.network.LayerShape.Activation;
import org.latentatlas.network.LayerShape.Convolution;
import org.latentatlas.network.LayerShape.Dense;
import org.latentatlas.network.UnfitNetwork;

@Timeout(60)
class NetworkModuleTest {
    @ParameterizedTest
    @EnumSource(Arithmetic.class)
    void theSameNetworkGivesTheSameBytes(Arithmetic arithmetic) throws IOException {
        for (String name : new String[] {"dense", "convolutional", "residual"}) {
            assertThat(NetworkModule.of(TestNetworks.decoder(name), arithmetic).bytes())
                    .isEqualTo(NetworkModule.of(TestNetworks.decoder(name), arithmetic)
                            .bytes());
            assertThat(NetworkModule.of(TestNetworks.encoder(name), arithmetic).bytes())
                    .isEqualTo(NetworkModule.of(TestNetworks.encoder(name), arithmetic)
                            .bytes());
        }
    }

    @Test
    void theTwoArithmeticsGiveDifferentCodeForTheSameMemory() throws IOException {
        NetworkModule strict = NetworkModule.of(TestNetworks.decoder("dense"), Arithmetic.STRICT);
        NetworkModule relaxed = NetworkModule.of(TestNetworks.decoder("dense"), Arithmetic.RELAXED);

        assertThat(strict.bytes()).isNotEqualTo(relaxed.bytes());
        assertThat(strict.inputAt()).isEqualTo(relaxed.inputAt());
        assertThat(strict.outputAt()).isEqualTo(relaxed.outputAt());
        assertThat(strict.slices()).isEqualTo(relaxed.slices());
    }

    @Test
    void slicesOfTheWeightsLieOneAfterAnother() throws IOException {
        NetworkModule module = NetworkModule.of(TestNetworks.decoder("convolutional"), Arithmetic.STRICT);
        int outputEnd = module.outputAt() + 4 * module.batch() * 784;

        for (int i = 0; i < module.slices(); i++) {
            assertThat(module.sliceAt(i)).isGreaterThanOrEqualTo(outputEnd);
            if (i > 0) {
                assertThat(module.sliceAt(i)).isGreaterThanOrEqualTo(end(module, i - 1));
            }
        }
    }

    private static int end(NetworkModule module, int slice) {
        return module.sliceAt(slice) + 4 * module.slice(slice).length;
    }

    @Test
    void refusesANetworkThatNeedsTooMuchMemory() {
        int values = 512 * 64 * 64;
        Activation relu = new Activation(Activation.Function.RELU, values);
        var large = TestNetworks.zeros(
                new Dense(2, 64 * 64),
                new Convolution(1, 512, 64, 64, 1, 1, 0),
                relu,
                relu,
                relu,
                new Convolution(512, 1, 64, 64, 1, 1, 0),
                new Dense(64 * 64, 784));

        assertThatThrownBy(() -> NetworkModule.of(large, Arithmetic.STRICT))
                .isInstanceOf(UnfitNetwork.class)
                .hasMessageContaining("memory");
    }
}
