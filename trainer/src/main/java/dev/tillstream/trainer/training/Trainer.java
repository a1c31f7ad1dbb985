package dev.tillstream.trainer.training;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

import jakarta.annotation.Priority;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import jakarta.interceptor.Interceptor;

import dev.tillstream.data.event.BatchStored;
import dev.tillstream.data.event.RecordHeaders;
import dev.tillstream.trainer.TrainerConfig;
import dev.tillstream.trainer.batches.BatchLedger;
import dev.tillstream.trainer.batches.BatchRows;
import dev.tillstream.trainer.family.Drift;
import dev.tillstream.trainer.family.Families;
import dev.tillstream.trainer.family.Family;
import dev.tillstream.trainer.kafka.Outboxes;
import dev.tillstream.trainer.kafka.TopicPreparation;
import dev.tillstream.trainer.store.ModelPublication;
import dev.tillstream.trainer.store.ModelTopics;
import dev.tillstream.trainer.store.StoreSettings;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.common.annotation.Blocking;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.jboss.logging.Logger;

/** Ties the parts together: batches come in by the channel, the loop trains, and both end with the application. */
@Singleton
public class Trainer {

    private static final Logger LOG = Logger.getLogger(Trainer.class);

    private final List<Family> families;
    private final Clock clock = Clock.systemUTC();
    private final BatchLedger ledger = new BatchLedger();
    private final TrainingStatus status = new TrainingStatus(clock);
    private final TrainingRequests requests;
    private final BatchIntake intake;
    private final TrainingProgress progress;
    private final CatchUp catchUp;
    private final ExecutorService pool;
    private final ScheduledExecutorService driftTimer = Executors.newSingleThreadScheduledExecutor();
    private final Duration driftInterval;
    private final DriftWatch drift;
    private final TrainingLoop loop;

    Trainer(TrainerConfig config, Families catalogue, TopicPreparation topics, Outboxes outboxes,
            Event<TrainingFinished> finished, MeterRegistry meters) throws IOException {
        this.families = catalogue.all();
        this.requests = new TrainingRequests(config.settle(), config.maxWait());
        this.progress = new TrainingProgress(ledger, outboxes.progress(), clock);
        this.catchUp = new CatchUp(topics.lastBatch());
        if (catchUp.isDone()) {
            status.caughtUp();
        }
        this.driftInterval = config.drift().interval();
        this.drift = new DriftWatch(ledger, DriftLimits.of(config.drift()), config.drift().batches(),
                new DriftMetrics(meters)::measured, this::hasten);
        this.pool = TrainOnce.pool(config);
        BatchDigesting digesting = new BatchDigesting(families, new BatchRows(config.batchesPath()), pool);
        this.intake = new BatchIntake(digesting, ledger, status);
        this.loop = new TrainingLoop(rounds(config, outboxes), ledger, digesting, requests, status, config.retryAfter(),
                new TrainingLoop.Listener() {
                    @Override
                    public void announced(TrainingFinished training) {
                        finished.fire(training);
                    }

                    @Override
                    public void digested(TrainingFinished training) {
                        publishSettled(training);
                    }
                }, clock);
    }

    private void measureDrift() {
        try {
            drift.measure();
        } catch (RuntimeException e) {
            LOG.warnf(e, "TILL-TRN-061 drift can't be measured");
        }
    }

    private void hasten(Drift measured) {
        if (requests.hasten(Cause.DRIFT)) {
            LOG.infof("TILL-TRN-060 family=%s version=%d revision=%d rows=%d psi=%s ks=%s cluster-shift=%s above the "
                    + "limits: training begins at once", measured.family(), measured.version(), measured.revision(),
                    measured.rows(), measured.largestPsi(), measured.largestKs(), measured.clusterShift());
        }
    }

    /** All rows of a training are digested. */
    private void publishSettled(TrainingFinished training) {
        if (training.batches() == 0) {
            return;
        }
        families.stream().filter(family -> family.dataset().equals(training.dataset()))
                .mapToLong(family -> family.settledRows(training.rows())).min()
                .ifPresent(rows -> progress.publishSettled(training.dataset(), rows));
    }

    private Map<String, TrainingRound> rounds(TrainerConfig config, Outboxes outboxes) throws IOException {
        StoreSettings store = StoreSettings.of(config);
        ModelTopics topics = new ModelTopics(outboxes.models(), outboxes.refusedModels(), outboxes.cards());
        Map<String, List<ModelPublication>> publications = new LinkedHashMap<>();
        for (Family family : families) {
            publications.computeIfAbsent(family.dataset(), dataset -> new ArrayList<>()).add(new ModelPublication(
                    family, store, topics, clock));
        }
        Gate gate = Gate.of(config.gate());
        Map<String, TrainingRound> rounds = new LinkedHashMap<>();
        publications.forEach((dataset, some) -> rounds.put(dataset, new TrainingRound(some, gate, drift, pool, clock)));
        return rounds;
    }

    /** After the channels have connected, so that models can be announced. */
    void start(@Observes @Priority(Interceptor.Priority.LIBRARY_AFTER) StartupEvent event) {
        loop.start();
        driftTimer.scheduleWithFixedDelay(this::measureDrift, driftInterval.toNanos(), driftInterval.toNanos(),
                TimeUnit.NANOSECONDS);
    }

    /** Before the channels close. */
    void stop(@Observes @Priority(Interceptor.Priority.PLATFORM_BEFORE) ShutdownEvent event)
            throws InterruptedException {
        driftTimer.shutdownNow();
        pool.shutdownNow();
        loop.stop();
    }

    @Incoming("batches-in")
    @Blocking
    void take(ConsumerRecord<byte[], byte[]> record) {
        Header schema = record.headers().lastHeader(RecordHeaders.SCHEMA_VERSION);
        Optional<BatchStored> batch = intake.take(record.value(),
                schema == null ? null : RecordHeaders.text(schema.value()),
                record.topic() + "-" + record.partition() + "@" + record.offset());
        catchUp.passed(record.offset());
        if (catchUp.isDone() && !status.isCaughtUp()) {
            LOG.infof("TILL-TRN-003 the batches that were announced before the start are taken in up to %s-%d@%d",
                    record.topic(), record.partition(), record.offset());
            status.caughtUp();
            requests.next(Cause.START);
        } else if (status.isCaughtUp() && batch.isPresent()) {
            requests.add(Cause.BATCHES);
            drift.batchesCame();
        }
        if (status.isCaughtUp() && batch.isPresent()) {
            progress.publish(batch.get());
        }
    }

    /**
     * Has all datasets trained now.
     *
     * @param all whether versions whose rows and settings have not changed are trained, too
     * @return the run that does it, which perhaps waits or is under way already
     */
    Turn trainNow(boolean all) {
        return requests.now(Cause.REQUEST, all);
    }

    /** Why nothing can be trained before a restart. */
    Optional<String> poisoned() {
        return status.isPoisoned() ? Optional.of(status.failures().get(0).why()) : Optional.empty();
    }

    /** What the trainer does and did. */
    public TrainingReport report() {
        return TrainingReport.of(status, requests, ledger, families, drift.drifts());
    }

    boolean isCaughtUp() {
        return status.isCaughtUp();
    }
}
