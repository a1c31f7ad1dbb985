package dev.tillstream.bench.training;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ScikitLinesTest {

    @Test
    void shouldReadWhatItsProcessesPrint() {
        assertThat(ScikitLines.parse("""
                /usr/lib/python3: a warning
                family=total-amount version=1 trained=800 held_out=200 score=-0.012300000 seconds=0.1250
                family=high-value-customer version=3 trained=80 held_out=20 score=0.700000000 seconds=0.0000
                """)).containsExactly(new ScikitLines.Trained("total-amount", 1, 800, 200, -0.0123, 0.125),
                new ScikitLines.Trained("high-value-customer", 3, 80, 20, 0.7, 0));
    }
}
