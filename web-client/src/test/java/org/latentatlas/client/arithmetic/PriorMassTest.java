package org.latentatlas.client.arithmetic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(10)
class PriorMassTest {
    @Test
    void inTwoDimensionsItIsTheClosedForm() {
        for (double radius = 0; radius < 6; radius += 0.25) {
            assertThat(PriorMass.within(radius, 2)).isCloseTo(1 - Math.exp(-radius * radius / 2), within(1e-12));
        }
    }

    @Test
    void ofChiSquareItHasThePublishedQuantiles() { // upper 5 % points, NIST Engineering Statistics Handbook 1.3.6.7.4
        assertThat(PriorMass.within(Math.sqrt(3.841), 1)).isCloseTo(0.95, within(1e-4));
        assertThat(PriorMass.within(Math.sqrt(7.815), 3)).isCloseTo(0.95, within(1e-4));
        assertThat(PriorMass.within(Math.sqrt(26.296), 16)).isCloseTo(0.95, within(1e-4));
        assertThat(PriorMass.within(20, 16)).isCloseTo(1, within(1e-9));
    }

    @Test
    void theDensityIsThatOfTheStandardNormal() {
        assertThat(PriorMass.logDensity(0, 2)).isCloseTo(-1.8379, within(1e-4));
        assertThat(PriorMass.logDensity(2, 1)).isCloseTo(-2.9189, within(1e-4));
    }
}
