package dev.tillstream.embeddedkafka;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;

import org.apache.kafka.server.fault.FaultHandler;
import org.junit.jupiter.api.Test;

class FaultsTest {

    private final List<Throwable> reported = new ArrayList<>();
    private final Faults faults = new Faults(reported::add);

    private final FaultHandler fatal = faults.build("disk", true, () -> {});
    private final FaultHandler harmless = faults.build("cache", false, () -> {});

    @Test
    void shouldReportTheFirstFatalFaultInsteadOfEndingTheProcess() {
        // Given
        Exception cause = new IllegalStateException("first");
        faults.reportFromNowOn();

        // When
        harmless.handleFault("not this");
        fatal.handleFault("this", cause);
        fatal.handleFault("not that", null);

        // Then
        assertThat(reported).singleElement().satisfies(fault -> assertThat(fault).hasMessageContaining("disk: this")
                .hasCause(cause));
    }

    @Test
    void shouldReportNothingWhileStartingOrStopping() {
        // Given a broker that has not started yet

        // When
        fatal.handleFault("starting", null);
        faults.reportFromNowOn();
        faults.reportNoMore();
        fatal.handleFault("stopping", null);

        // Then
        assertThat(reported).isEmpty();
    }
}
