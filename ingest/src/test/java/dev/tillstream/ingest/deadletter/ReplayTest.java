package dev.tillstream.ingest.deadletter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

import dev.tillstream.data.event.Repair;
import dev.tillstream.ingest.publish.Topic;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.TimeoutException;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

/** One row for each letter, whoever sends it and whatever comes between. */
class ReplayTest extends WorkbenchFixture {

    private static final String MENDING = "{\"Quantity\": 12}";

    private static List<Outcome> atOnce(List<Callable<Outcome>> tasks) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(tasks.size());
        try {
            List<Outcome> outcomes = new ArrayList<>();
            for (Future<Outcome> task : threads.invokeAll(tasks)) {
                outcomes.add(task.get());
            }
            return outcomes;
        } finally {
            threads.shutdownNow();
        }
    }

    @RepeatedTest(3)
    void shouldSendOneRowWhenEightThreadsOfTwoInstancesReplayALetter() throws Exception {
        // Given
        LetterId id = badRecord();
        List<Workbench> instances = List.of(workbench(), workbench());
        repair(instances.get(0).repair(id, fields(MENDING)));

        // When
        List<Callable<Outcome>> tasks = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            Workbench instance = instances.get(i % 2);
            tasks.add(() -> instance.replay(id));
        }
        List<Outcome> outcomes = atOnce(tasks);

        // Then
        assertThat(outcomes).filteredOn(Outcome.Done.class::isInstance).hasSize(1);
        assertThat(outcomes).filteredOn(Outcome.AlreadyReplayed.class::isInstance).hasSize(7);
        assertThat(rows()).hasSize(1);
        assertThat(repaired()).isEqualTo(1);
    }

    @Test
    void shouldSendEachOfManyLettersOnceWhenTwoInstancesReplayThem() throws Exception {
        // Given
        List<Workbench> instances = List.of(workbench(), workbench());
        List<LetterId> ids = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            ids.add(badRecord());
            repair(instances.get(i % 2).repair(ids.get(i), fields(MENDING)));
        }

        // When
        List<Callable<Outcome>> tasks = new ArrayList<>();
        ids.forEach(id -> instances.forEach(instance -> tasks.add(() -> instance.replay(id))));
        List<Outcome> outcomes = atOnce(tasks);

        // Then
        assertThat(outcomes).filteredOn(Outcome.Done.class::isInstance).hasSize(6);
        assertThat(rows()).extracting(row -> Topic.header(row, "repair-of"))
                .containsExactlyInAnyOrderElementsOf(ids.stream().map(LetterId::toString).toList());
        assertThat(repaired()).isEqualTo(6);
    }

    @Test
    void shouldSendTheRowThatItSaysWhenOthersRepairMeanwhile() throws Exception {
        // Given
        LetterId id = badRecord();
        List<Workbench> instances = List.of(workbench(), workbench());
        repair(instances.get(0).repair(id, fields(MENDING)));

        // When
        List<Outcome> outcomes = atOnce(List.of(() -> instances.get(0).replay(id),
                () -> instances.get(1).repair(id, fields("{\"Quantity\": 13}")),
                () -> instances.get(1).replay(id), () -> instances.get(0).repair(id, fields("{\"Quantity\": 14}"))));

        // Then
        assertThat(outcomes).filteredOn(outcome -> outcome instanceof Outcome.Done done
                && done.result().state() == LetterState.REPLAYED).hasSize(1);
        Repair last = workbench().find(id).orElseThrow().repair().orElseThrow();
        assertThat(last.replay()).isNotNull();
        assertThat(transactions()).singleElement()
                .satisfies(row -> assertThat(last.row()).containsEntry("Quantity", row.quantity()));
    }

    @Test
    void shouldSendTheRowOnceAfterACrashWithAnOpenTransaction() throws Exception {
        // Given
        Workbench workbench = workbench();
        LetterId id = badRecord();
        Repair repair = repair(workbench.repair(id, fields(MENDING)));
        RepairRecords records = new RepairRecords(repairs, names.progress());
        Repair replayed = repair.replayed("of-the-dead", Instant.now());
        try (Producer<byte[], byte[]> dead = RepairWriter.producers(clients(), repairs).get()) {
            dead.initTransactions();
            dead.beginTransaction();
            dead.send(new ProducerRecord<>(topic, bytes(BAD_RECORD))).get();
            dead.send(records.repair(replayed)).get();
            dead.send(records.progress(replayed, 1, Instant.now())).get();

            // When
            Outcome outcome = workbench.replay(id);

            // Then
            assertThat(repair(outcome).replay()).isNotEqualTo("of-the-dead");
            assertThatThrownBy(dead::commitTransaction).isInstanceOf(KafkaException.class);
        }
        assertThat(transactions()).hasSize(1);
        assertThat(repaired()).isEqualTo(1);
        assertThat(workbench.replay(id)).isInstanceOf(Outcome.AlreadyReplayed.class);
    }

    @Test
    void shouldShowLettersWhileADeadInstancesTransactionIsOpen() throws Exception {
        // Given
        Workbench workbench = workbench();
        LetterId id = badRecord();
        Repair repair = repair(workbench.repair(id, fields(MENDING)));
        try (Producer<byte[], byte[]> dead = RepairWriter.producers(clients(), repairs).get()) {
            dead.initTransactions();
            dead.beginTransaction();
            dead.send(new RepairRecords(repairs, names.progress()).repair(repair.replayed("of-the-dead",
                    Instant.now()))).get();

            // Then
            assertThat(workbench.find(id).orElseThrow().repair()).contains(repair);
            assertThat(workbench().find(id).orElseThrow().repair()).contains(repair);
        }
    }

    @Test
    void shouldTellThatItWasSentWhenTheCommitsAnswerGetsLost() {
        // Given
        LetterId id = badRecord();
        repair(workbench().repair(id, fields(MENDING)));
        AtomicInteger commits = new AtomicInteger();
        Workbench workbench = workbench(failing("commitTransaction", true, commits), LetterLog.ScanLimits.DEFAULT);

        // When
        Repair replayed = repair(workbench.replay(id));

        // Then
        assertThat(replayed.replayedAt()).isNotNull();
        assertThat(commits).hasValue(1);
        assertThat(rows()).hasSize(1);
        assertThat(repaired()).isEqualTo(1);
    }

    @Test
    void shouldSendTheRowOnceWhenTheCommitGetsLost() {
        // Given
        LetterId id = badRecord();
        repair(workbench().repair(id, fields(MENDING)));
        AtomicInteger commits = new AtomicInteger();
        Workbench workbench = workbench(failing("commitTransaction", false, commits), LetterLog.ScanLimits.DEFAULT);

        // When
        repair(workbench.replay(id));

        // Then
        assertThat(commits).hasValue(2);
        assertThat(rows()).hasSize(1);
        assertThat(repaired()).isEqualTo(1);
    }

    /** Producers of which the first one fails once, before or after it has done what it should. */
    private Supplier<Producer<byte[], byte[]>> failing(String method, boolean afterwards, AtomicInteger calls) {
        Supplier<Producer<byte[], byte[]>> sound = RepairWriter.producers(clients(), repairs);
        return () -> {
            Producer<byte[], byte[]> producer = sound.get();
            return proxy((proxy, called, arguments) -> {
                boolean fails = called.getName().equals(method) && calls.incrementAndGet() == 1;
                if (fails && !afterwards) {
                    throw new TimeoutException("lost");
                }
                try {
                    Object result = called.invoke(producer, arguments);
                    if (fails) {
                        throw new TimeoutException("lost");
                    }
                    return result;
                } catch (InvocationTargetException e) {
                    throw e.getCause();
                }
            });
        };
    }

    @SuppressWarnings("unchecked")
    private static Producer<byte[], byte[]> proxy(InvocationHandler handler) {
        return (Producer<byte[], byte[]>) Proxy.newProxyInstance(Producer.class.getClassLoader(),
                new Class<?>[]{Producer.class}, handler);
    }
}
