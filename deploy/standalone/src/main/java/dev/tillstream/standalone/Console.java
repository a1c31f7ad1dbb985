package dev.tillstream.standalone;

import java.io.PrintStream;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import dev.tillstream.serving.model.FamilyModels;
import dev.tillstream.serving.model.ServedModels;
import dev.tillstream.serving.reconciliation.Reconciliation;
import dev.tillstream.serving.reconciliation.Totals;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import org.eclipse.microprofile.config.ConfigProvider;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Tells the person at the terminal when the stream has come to rest: what became of the rows, and what to call. */
@ApplicationScoped
public class Console {

    private static final String FAMILY = "transaction-clusters";
    private static final String DATASET = "online-retail";

    private final ServedModels models;
    private final Reconciliation reconciliation;
    private final Rehearsal rehearsal;
    private final String host;
    private final PrintStream out = System.out;
    private final ScheduledExecutorService clock = Executors
            .newSingleThreadScheduledExecutor(task -> new Thread(task, "console"));
    private List<Long> told = List.of();

    Console(ServedModels models, Reconciliation reconciliation, Rehearsal rehearsal,
            @ConfigProperty(name = "quarkus.http.host") String host) {
        this.models = models;
        this.reconciliation = reconciliation;
        this.rehearsal = rehearsal;
        this.host = host.equals("0.0.0.0") ? "127.0.0.1" : host;
    }

    void start(@Observes StartupEvent event) {
        clock.scheduleWithFixedDelay(this::look, 200, 200, TimeUnit.MILLISECONDS);
    }

    void stop(@Observes ShutdownEvent event) {
        clock.shutdownNow();
    }

    /** The port is known only now: it may be one that the system has chosen. */
    private String url() {
        return "http://" + host + ":" + ConfigProvider.getConfig().getValue("quarkus.http.port", Integer.class);
    }

    private void look() {
        Optional<Totals> totals = reconciliation.totals().stream().filter(t -> t.dataset().equals(DATASET)).findFirst();
        FamilyModels family = models.family(FAMILY);
        if (totals.isPresent()) {
            List<Long> state = Summary.settledState(totals.get(), family);
            if (!state.isEmpty() && !state.equals(told)) {
                told = state;
                out.print(Summary.of(totals.get(), family, url()));
                out.flush();
                rehearsal.atRest(url());
            }
        }
    }
}
