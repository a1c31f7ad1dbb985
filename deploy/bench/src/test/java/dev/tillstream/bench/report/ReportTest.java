package dev.tillstream.bench.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;

import org.junit.jupiter.api.Test;

class ReportTest {

    private static final Rounds OURS = Rounds.rates("ours, rows/s", List.of(300_000.0, 450_000.4, 150_000.0));
    private static final Rounds THEIRS = Rounds.rates("theirs, rows/s", List.of(200_000.0));
    private static final Rounds RATIO = OURS.ratioTo(THEIRS, "ours / theirs");

    @Test
    void shouldShowEachRoundAndTheMedian() {
        assertThat(Table.of(List.of(OURS, THEIRS, RATIO)).markdown()).isEqualTo("""
                |  | round 1 | round 2 | round 3 | median |
                | --- | ---: | ---: | ---: | ---: |
                | ours, rows/s | 300,000 | 450,000 | 150,000 | 300,000 |
                | theirs, rows/s | 200,000 | – | – | 200,000 |
                | ours / theirs | 1.50 | – | – | 1.50 |
                """);
    }

    @Test
    void shouldRefuseATableWithARaggedRow() {
        assertThatThrownBy(() -> new Table(List.of("", "rows"), List.of(List.of("1"))))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void shouldSucceedWhenANeedIsJustReached() {
        Report report = report(Verdict.need(RATIO, 1.5));

        assertThat(report.exitStatus()).isZero();
        assertThat(report.markdown()).contains("- need: ours / theirs at least 1.50: reached (1.500)");
    }

    @Test
    void shouldFailAndSayWhichNeedWasMissed() {
        Report report = report(Verdict.need("same rows", true, "rows: [5]"), Verdict.need(RATIO, 1.51));

        assertThat(report.exitStatus()).isOne();
        assertThat(report.markdown()).contains("- need: same rows: reached (rows: [5])")
                .contains("- need: ours / theirs at least 1.51: MISSED (1.500)");
    }

    @Test
    void shouldNotFailByAGoal() {
        Report report = report(Verdict.goal(RATIO, 25));

        assertThat(report.exitStatus()).isZero();
        assertThat(report.markdown()).contains("- goal: ours / theirs at least 25.00: not reached (1.500)");
    }

    @Test
    void shouldTellWhetherSomebodyElseWasAtWork() {
        Environment busy = new Environment(LocalDate.of(2026, 1, 15), "a JVM", 2, "a system", 3.14);
        Environment unknown = new Environment(LocalDate.of(2026, 1, 15), "a JVM", 2, "a system", -1);

        assertThat(busy.line()).isEqualTo("2026-01-15, a JVM, 2 cores, a system, load before 3.1");
        assertThat(unknown.line()).isEqualTo("2026-01-15, a JVM, 2 cores, a system");
    }

    private static Report report(Verdict... verdicts) {
        return new Report("reader", "a workbook", Environment.now(), Table.of(List.of(RATIO)), List.of(),
                List.of(verdicts));
    }
}
