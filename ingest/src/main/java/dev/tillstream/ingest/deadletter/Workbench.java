package dev.tillstream.ingest.deadletter;

import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;

import dev.tillstream.data.dataset.Dataset;
import dev.tillstream.data.dataset.Row;
import dev.tillstream.data.dataset.RowOutcome;
import dev.tillstream.data.event.Repair;
import dev.tillstream.ingest.publish.KafkaClients;
import dev.tillstream.ingest.publish.TopicNames;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.KafkaException;

/**
 * Where dead letters are looked at, repaired and sent again. All that it knows is on topics, so that several instances
 * can work side by side. All methods throw {@link KafkaException} if Kafka can't be used. Thread-safe.
 */
public final class Workbench implements AutoCloseable {

    private final LetterTopics topics;
    private final LetterLog letters;
    private final RepairIndex index;
    private final RepairWriter writer;
    private final RepairRecords records;
    private final ZoneId zone;

    /**
     * @param repairs compacted topic of the repairs; made when it is missing
     * @param zone of dates that say none
     */
    public Workbench(KafkaClients clients, TopicNames names, String repairs, ZoneId zone) {
        this(clients, names, repairs, zone, RepairWriter.producers(clients, repairs),
                LetterLog.ScanLimits.DEFAULT);
    }

    Workbench(KafkaClients clients, TopicNames names, String repairs, ZoneId zone,
            Supplier<Producer<byte[], byte[]>> producers, LetterLog.ScanLimits limits) {
        this.topics = LetterTopics.of(names);
        this.letters = new LetterLog(clients, limits);
        this.index = new RepairIndex(clients, repairs);
        this.writer = new RepairWriter(clients, List.of(repairs, names.progress()), producers, index);
        this.records = new RepairRecords(repairs, names.progress());
        this.zone = zone;
    }

    /** Whether a letter of that id could be in the list. */
    boolean lists(Optional<Dataset<?>> dataset, LetterId id) {
        return topics.of(dataset).named(id.topic()).isPresent();
    }

    /** Some letters, the oldest of each topic first. */
    LetterLog.Page list(Optional<Dataset<?>> dataset, Optional<LetterState> state, Optional<LetterId> after,
            int limit) {
        index.look();
        return letters.page(topics.of(dataset), after, limit,
                id -> state.isEmpty() || index.state(id) == state.get());
    }

    /** How far a listed letter is. */
    LetterState state(LetterId id) {
        return index.state(id);
    }

    Optional<LetterCase> find(LetterId id) {
        Optional<Letter> letter = letters.find(topics, id);
        if (letter.isEmpty()) {
            return Optional.empty();
        }
        index.look();
        return Optional.of(new LetterCase(letter.get(), index.find(id)));
    }

    /**
     * Makes a row of a letter and keeps it, in place of one that was made before.
     *
     * @param given fields that are laid over those that the letter holds
     */
    Outcome repair(LetterId id, List<DraftField> given) {
        Optional<Letter> letter = letters.find(topics, id);
        return letter.isEmpty()
                ? new Outcome.NoSuchLetter()
                : repair(letter.get(), letter.get().topic().dataset(), given);
    }

    private <R extends Row> Outcome repair(Letter letter, Dataset<R> dataset, List<DraftField> given) {
        RowOutcome<R> outcome = RowDraft.row(dataset, LetterFields.of(letter), given, zone);
        if (outcome instanceof RowOutcome.Refused<R> refused) {
            return new Outcome.Refused(refused.column(), refused.why());
        }
        R row = ((RowOutcome.Accepted<R>) outcome).row();
        Repair repair = Repair.of(letter.id().toString(), dataset.name(), letter.topic().rows(),
                RepairRecords.fields(dataset, row), now());
        Outcome done = writer.alone(commit -> {
            Optional<Repair> before = index.find(letter.id());
            if (before.isPresent() && before.get().replay() != null) {
                return new Outcome.AlreadyReplayed(before.get().replayedAt());
            }
            commit.of(List.of(records.repair(repair)));
            return new Outcome.Done(new LetterCase(letter, Optional.of(repair)));
        });
        if (done instanceof Outcome.Done) {
            WorkbenchLog.repaired(letter);
        }
        return done;
    }

    /** Sends the row that was made of a letter to its row topic, once and never again. */
    Outcome replay(LetterId id) {
        Optional<Letter> letter = letters.find(topics, id);
        if (letter.isEmpty()) {
            return new Outcome.NoSuchLetter();
        }
        index.look();
        if (index.state(id) == LetterState.REPLAYED) {
            // Committed is committed: nobody needs to be shut out to know that.
            return new Outcome.AlreadyReplayed(index.find(id).orElseThrow().replayedAt());
        }
        String replay = UUID.randomUUID().toString();
        Outcome done = writer.alone(commit -> replay(letter.get(), replay, commit));
        if (done instanceof Outcome.Done) {
            WorkbenchLog.replayed(letter.get());
        }
        return done;
    }

    private Outcome replay(Letter letter, String replay, RepairWriter.Commit commit) {
        Optional<Repair> known = index.find(letter.id());
        if (known.isEmpty()) {
            return new Outcome.NotRepaired();
        }
        if (known.get().replay() != null) {
            return known.get().replay().equals(replay)
                    // The commit of an attempt whose answer got lost.
                    ? new Outcome.Done(new LetterCase(letter, known))
                    : new Outcome.AlreadyReplayed(known.get().replayedAt());
        }
        return send(letter, letter.topic().dataset(), known.get().replayed(replay, now()), commit);
    }

    private <R extends Row> Outcome send(Letter letter, Dataset<R> dataset, Repair replayed,
            RepairWriter.Commit commit) {
        RowOutcome<R> outcome = RepairRecords.row(dataset, replayed);
        if (outcome instanceof RowOutcome.Refused<R> refused) {
            return new Outcome.Refused(refused.column(), refused.why());
        }
        R row = ((RowOutcome.Accepted<R>) outcome).row();
        long total = index.replayed(replayed.topic()) + 1;
        commit.of(List.of(records.row(dataset, row, replayed), records.repair(replayed),
                records.progress(replayed, total, replayed.replayedAt())));
        return new Outcome.Done(new LetterCase(letter, Optional.of(replayed)));
    }

    @Override
    public void close() {
        index.close();
    }

    private static Instant now() {
        return Instant.now().truncatedTo(ChronoUnit.MILLIS);
    }
}
