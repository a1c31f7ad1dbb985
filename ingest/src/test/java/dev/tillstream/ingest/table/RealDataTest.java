package dev.tillstream.ingest.table;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

import dev.tillstream.data.dataset.RowOutcome;
import dev.tillstream.ingest.ReadRows;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;

/** On the real table, which is not in the repository: set TILLSTREAM_REAL_DATA to its folder. */
@EnabledIfEnvironmentVariable(named = "TILLSTREAM_REAL_DATA", matches = ".+")
class RealDataTest {

    @Test
    void shouldAccountForEachRow() throws IOException {
        // When
        List<ReadRows.Row> rows = ReadRows
                .of(Path.of(System.getenv("TILLSTREAM_REAL_DATA"), "online_retail_II_subset.xlsx"));

        // Then
        assertThat(rows).hasSize(34_766);
        assertThat(rows).filteredOn(row -> row.outcome() instanceof RowOutcome.Refused).isEmpty();
    }
}
