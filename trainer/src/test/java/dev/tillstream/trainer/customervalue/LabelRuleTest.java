package dev.tillstream.trainer.customervalue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;

import dev.tillstream.trainer.TrainerConfig.ValueRule;
import org.junit.jupiter.api.Test;

class LabelRuleTest {

    private static final Map<Long, Double> REVENUES = Map.of(1L, 10.0, 2L, 50.0, 3L, 25.0, 4L, 15.0, 5L, -40.0);

    @Test
    void shouldTakeTheLargestCustomersUntilTheyMakeUpTheShare() {
        assertThat(share(0.5).least(REVENUES)).hasValue(50);
        assertThat(share(0.51).least(REVENUES)).hasValue(25);
        assertThat(share(0.75).least(REVENUES)).hasValue(25);
        assertThat(share(0.9).least(REVENUES)).hasValue(15);
    }

    @Test
    void shouldTakeNobodyWhereNobodyHasSpentAnything() {
        assertThat(share(0.5).least(Map.of(1L, -3.0, 2L, 0.0))).isEmpty();
        assertThat(share(0.5).least(Map.of())).isEmpty();
    }

    @Test
    void shouldTakeWhoeverHasSpentTheThreshold() {
        assertThat(new LabelRule(ValueRule.REVENUE_THRESHOLD, 20).least(REVENUES)).hasValue(20);
    }

    @Test
    void shouldNameItselfWithItsValue() {
        assertThat(share(0.5).label()).startsWith("revenue-share: ").contains("0.5");
        assertThat(new LabelRule(ValueRule.REVENUE_THRESHOLD, 20).label()).startsWith("revenue-threshold: ")
                .endsWith("20.0");
    }

    @Test
    void shouldRefuseAShareThatIsNone() {
        assertThatThrownBy(() -> share(1)).hasMessageContaining("revenue-share is 1.0");
        assertThatThrownBy(() -> share(0)).hasMessageContaining("revenue-share is 0.0");
    }

    private static LabelRule share(double value) {
        return new LabelRule(ValueRule.REVENUE_SHARE, value);
    }
}
