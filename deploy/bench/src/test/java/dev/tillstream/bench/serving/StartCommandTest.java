package dev.tillstream.bench.serving;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;

import dev.tillstream.bench.report.Verdict;
import org.junit.jupiter.api.Test;

class StartCommandTest {

    private static final List<Start> SLOW = List.of(new Start(1_900, 2_000, 210));

    @Test
    void shouldJudgeNothingWithoutAnExecutable() {
        assertThat(StartCommand.verdicts(Map.of("jar", SLOW))).isEmpty();
    }

    @Test
    void shouldNeedAHundredMillisecondsAndAHundredMegabytesOfAnExecutable() {
        assertThat(missed(new Start(80, 95, 70))).isZero();
        assertThat(missed(new Start(101, 110, 70))).isEqualTo(1);
        assertThat(missed(new Start(80, 95, 101))).isEqualTo(1);
    }

    @Test
    void shouldShowThreeLinesOfEach() {
        assertThat(StartCommand.lines(Map.of("jar", SLOW))).hasSize(3);
    }

    private static long missed(Start start) {
        return StartCommand.verdicts(Map.of("jar", SLOW, "native executable", List.of(start))).stream()
                .filter(Verdict::missed).count();
    }
}
