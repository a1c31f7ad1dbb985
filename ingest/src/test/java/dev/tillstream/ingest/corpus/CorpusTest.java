package dev.tillstream.ingest.corpus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

import com.sun.management.ThreadMXBean;
import dev.tillstream.embeddedkafka.EmbeddedKafka;
import dev.tillstream.ingest.source.UnreadableFileException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Bad, odd and hostile files, each with the receipt or the error that its sender may expect. All take the way of a job:
 * what is accepted arrives on a real broker, in bounded time and in the small heap of the tests.
 */
class CorpusTest {

    private static final Duration LONGEST = Duration.ofSeconds(30);

    /** Of all that reading a file takes, rubbish included: less than the heap, however much the file unpacks to. */
    private static final long MOST_BYTES = Runtime.getRuntime().maxMemory() / 4 * 3;
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private static EmbeddedKafka kafka;
    private static Arrivals arrivals;

    @TempDir
    Path folder;

    @BeforeAll
    static void startKafka() {
        kafka = EmbeddedKafka.builder().start();
        arrivals = new Arrivals(kafka.bootstrapServers());
    }

    @AfterAll
    static void stopKafka() {
        arrivals.close();
        kafka.close();
    }

    static Stream<CorpusCase> cases() {
        return Stream.of(ContainerCases.all(), OtherFileCases.all(), XmlCases.all(), WorkbookCases.all(),
                CellCases.all(), CsvCases.all(), CatalogueCases.all(), EventCases.all()).flatMap(List::stream);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void shouldEndAsItsSenderMayExpect(CorpusCase odd) throws Exception {
        // Given
        Path file = folder.resolve(odd.file());
        odd.content().write(file);
        CorpusRun run = new CorpusRun(arrivals);

        // When // Then
        assertTimeoutPreemptively(LONGEST, () -> {
            long before = THREADS.getCurrentThreadAllocatedBytes();
            if (odd.expected() instanceof Receipt receipt) {
                assertThat(run.send(file, receipt.values().keySet())).as(odd.name()).isEqualTo(receipt);
            } else if (odd.expected() instanceof Refusal refusal) {
                assertRefused(odd, refusal, run, file);
            }
            assertThat(THREADS.getCurrentThreadAllocatedBytes() - before).as("bytes taken in all")
                    .isLessThan(MOST_BYTES);
        });
    }

    private static void assertRefused(CorpusCase odd, Refusal refusal, CorpusRun run, Path file) {
        UnreadableFileException refused = catchThrowableOfType(UnreadableFileException.class,
                () -> run.send(file, List.of()));
        assertThat(refused).as(odd.name() + ": the file was accepted").isNotNull();
        String sheet = refusal.sheet() == null ? "" : ", sheet '" + refusal.sheet() + "'";
        assertThat(refused.getMessage()).as(odd.name()).startsWith(odd.file() + sheet + ": ")
                .contains(refusal.words());
        assertThat(run.published()).as(odd.name()).hasSize(refusal.rowsBefore());
    }
}
