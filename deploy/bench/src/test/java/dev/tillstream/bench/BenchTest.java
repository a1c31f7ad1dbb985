package dev.tillstream.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** The benchmarks themselves never run in the build; this one is run with a workbook that is too small to measure by. */
class BenchTest {

    @TempDir
    Path work;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @Test
    void shouldReadAGeneratedWorkbookWithBothReaders() {
        // When
        int status = bench("reader", "--rows", "2000", "--rounds", "2", "--pandas-rounds", "0", "--work",
                work.toString());

        // Then: so few rows say nothing of speed
        assertThat(status).as(err.toString()).isIn(0, 1);
        assertThat(out.toString()).contains("rows-2000.xlsx, 2,000 rows")
                .contains("- need: all read the same number of rows: reached (rows: [2000])")
                .containsPattern("\\| Tillstream, rows/s \\| [0-9,]+ \\| [0-9,]+ \\| [0-9,]+ \\|")
                .containsPattern("\\| fastexcel-reader-[0-9.]+, rows/s \\| [0-9,]+ \\| [0-9,]+ \\| [0-9,]+ \\|")
                .containsPattern("Tillstream / fastexcel-reader at least 1.50: (reached|MISSED)")
                .contains("- pandas.read_excel: not asked for");
        assertThat(status == 1).isEqualTo(out.toString().contains("MISSED"));
    }

    @Test
    void shouldSayThatAWorkbookIsMissing() {
        int status = bench("reader", "--workbook", work.resolve("none.xlsx").toString(), "--work", work.toString());

        assertThat(status).isEqualTo(3);
        assertThat(err.toString()).contains("none.xlsx can't be read");
    }

    @Test
    void shouldSayWhenThereAreTooFewRowsForThreeVersions() {
        int status = bench("analytics", "--rows", "20000", "--work", work.toString());

        assertThat(status).isEqualTo(3);
        assertThat(err.toString()).contains("rows-20000.xlsx has 20000 transactions");
    }

    @Test
    void shouldRefuseToMeasureNothing() {
        assertThat(bench("reader", "--rounds", "0")).isEqualTo(2);
        assertThat(bench("kafka", "--rounds", "0")).isEqualTo(2);
        assertThat(bench("heap", "--rounds", "0")).isEqualTo(2);
        assertThat(bench("training", "--again", "0")).isEqualTo(2);
        assertThat(bench("training", "--sizes", "1")).isEqualTo(2);
        assertThat(bench("analytics", "--rounds", "0")).isEqualTo(2);
        assertThat(bench("analytics", "--input", "ods")).isEqualTo(2);
        assertThat(bench("visitors", "--rows", "100")).isEqualTo(2);
        assertThat(bench("visitors", "--rounds", "0")).isEqualTo(2);
        assertThat(bench("visitors", "--load", "1")).isEqualTo(2);
        assertThat(bench()).isEqualTo(2);
    }

    private int bench(String... arguments) {
        CommandLine command = Bench.commandLine().setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true));
        return command.execute(arguments);
    }
}
