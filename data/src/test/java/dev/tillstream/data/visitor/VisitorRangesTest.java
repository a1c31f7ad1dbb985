package dev.tillstream.data.visitor;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class VisitorRangesTest {

    @Test
    void shouldRefuseCountsBelowZeroOfVisitorsAlone() {
        for (String feature : VisitorFeatures.NAMES) {
            assertThat(VisitorRanges.fault(feature, -1)).isEqualTo("is negative");
        }
        for (String feature : IntentFeatures.NAMES) {
            assertThat(VisitorRanges.fault(feature, -0.5)).isEqualTo("is negative");
            assertThat(VisitorRanges.fault(feature, 2.5)).isNull();
        }
        assertThat(VisitorRanges.fault("quantity", -1)).isNull();
    }
}
