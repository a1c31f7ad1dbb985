package dev.tillstream.trainer.training;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import dev.tillstream.data.event.BatchStored;
import dev.tillstream.trainer.batches.BatchLedger;
import dev.tillstream.trainer.batches.BatchUnreadableException;
import org.jboss.logging.Logger;

/**
 * Trains on a thread of its own, one training after another: batches that come meanwhile are all in the next one. A
 * failure leaves the announced models as they are, and the training is tried again later.
 */
final class TrainingLoop {

    /** Told of trainings. */
    @FunctionalInterface
    interface Listener {
        /** The new models are announced. Called on this loop's thread. */
        void announced(TrainingFinished training);

        /** All rows are digested in detail, too, and the cards are announced. Called on the cards' own thread. */
        default void digested(TrainingFinished training) {}
    }

    private static final Logger LOG = Logger.getLogger(TrainingLoop.class);
    private static final Duration STOP = Duration.ofSeconds(5);

    private final Map<String, TrainingRound> rounds;
    private final BatchLedger ledger;
    private final BatchDigesting digesting;
    private final TrainingRequests requests;
    private final TrainingStatus status;
    private final Duration retryAfter;
    private final Listener listener;
    private final Clock clock;
    private final CardQueue cards = new CardQueue();
    private final Thread thread = new Thread(this::run, "trainer");
    private volatile boolean stopping;

    /**
     * @param rounds by dataset, in the order in which they are trained
     */
    TrainingLoop(Map<String, TrainingRound> rounds, BatchLedger ledger, BatchDigesting digesting,
            TrainingRequests requests,
            TrainingStatus status, Duration retryAfter, Listener listener, Clock clock) {
        this.rounds = Collections.unmodifiableMap(new LinkedHashMap<>(rounds));
        this.ledger = ledger;
        this.digesting = digesting;
        this.requests = requests;
        this.status = status;
        this.retryAfter = retryAfter;
        this.listener = listener;
        this.clock = clock;
    }

    /** Starts the thread, which begins with announcing what is in the store. */
    void start() {
        requests.now(Cause.START, false);
        thread.start();
    }

    /** Ends the thread; a training that runs is given up. */
    void stop() throws InterruptedException {
        stopping = true;
        cards.stop();
        thread.interrupt();
        thread.join(STOP.toMillis());
    }

    private void run() {
        try {
            while (!stopping) {
                attemptAll(requests.take());
            }
        } catch (InterruptedException e) {
            LOG.debug("the trainer's thread has been stopped");
        }
    }

    private void attemptAll(Turn turn) throws InterruptedException {
        try {
            for (Map.Entry<String, TrainingRound> round : rounds.entrySet()) {
                attempt(turn, round.getKey(), round.getValue());
            }
        } finally {
            status.ended();
            requests.done();
        }
    }

    private void attempt(Turn turn, String dataset, TrainingRound round) throws InterruptedException {
        RunLog log = new RunLog(clock);
        Instant startedAt = clock.instant();
        long began = System.nanoTime();
        List<BatchStored> batches = List.of();
        status.began(startedAt, log);
        try {
            round.announceNewest();
            if (!status.isCaughtUp() || status.isPoisoned()) {
                return;
            }
            // Not before: a part of the earlier batches would give versions of fewer rows than those announced.
            batches = ledger.batches(dataset);
            digesting.await();
            TrainingRound.Result result = round.train(dataset, batches, turn.all(), log);
            TrainingFinished finished = result.finished();
            if (!finished.versions().isEmpty()) {
                listener.announced(finished);
            }
            if (result.failure() != null) {
                failed(dataset, result.failure(), null);
                keepFailure(turn, finished, result.failure(), log);
            } else {
                succeeded(turn, finished, log);
            }
            follow(turn, round, batches, result, log);
        } catch (IOException | RuntimeException | Error e) {
            // Errors too: a thread that died unseen would look like an idle trainer.
            failed(dataset, e.toString(), e);
            keepFailure(turn, new TrainingFinished(dataset, batches.size(),
                    batches.stream().mapToLong(BatchStored::rows).sum(), startedAt, (System.nanoTime() - began) / 1e9,
                    List.of()), e.toString(), log);
        }
    }

    /** The models are announced: that what follows them fails is no failure of the training, but another run tries again. */
    private void follow(Turn turn, TrainingRound round, List<BatchStored> batches, TrainingRound.Result result,
            RunLog log) {
        TrainingFinished training = result.finished();
        List<BatchUnreadableException> unreadable = new ArrayList<>();
        try {
            round.watchDrift(batches, unreadable::add);
            List<CardJob> jobs = round.cardJobs(batches, unreadable::add);
            boolean complete = result.failure() == null && unreadable.isEmpty();
            cards.put(training.dataset(), () -> makeCards(turn, jobs, training, complete, log));
            if (result.failure() == null && !unreadable.isEmpty()) {
                followingFailed(training, unreadable.get(0), log);
            }
        } catch (RuntimeException e) {
            followingFailed(training, e, log);
        }
    }

    /** @param complete whether every family was trained, and has its cards after this */
    private void makeCards(Turn turn, List<CardJob> jobs, TrainingFinished training, boolean complete, RunLog log) {
        try {
            for (CardJob job : jobs) {
                job.run(log);
            }
            if (complete) {
                listener.digested(training);
            }
        } catch (Exception e) {
            followingFailed(training, e, log);
        }
        status.logged(turn.run(), training.dataset(), log);
    }

    private void followingFailed(TrainingFinished training, Exception why, RunLog log) {
        if (!stopping) {
            LOG.warnf("TILL-TRN-032 dataset=%s has models without cards or without a watch on drift; next try in %s: "
                    + "%s", training.dataset(), retryAfter, why);
            log.add("what follows the models failed: %s", why);
            requests.retryAfter(retryAfter, false);
        }
    }

    private void succeeded(Turn turn, TrainingFinished training, RunLog log) {
        status.succeeded(training.dataset()).ifPresent(
                over -> LOG.infof("TILL-TRN-031 dataset=%s trains again after: %s", training.dataset(), over.why()));
        // Who asks for a run is told of it, but not of each dataset that has never been sent.
        boolean asked = turn.causes().contains(Cause.REQUEST) && (training.batches() > 0 || ledger.isEmpty());
        if (!training.versions().isEmpty() || asked) {
            status.finished(TrainingRun.of(turn, training, log));
        }
    }

    private void keepFailure(Turn turn, TrainingFinished training, String why, RunLog log) {
        log.add("failed: %s", why);
        status.finished(new TrainingRun(turn.run(), training.dataset(), turn.causes(), training.batches(),
                training.rows(), training.startedAt(), training.seconds(), training.versions(), why, 1, log.lines()));
        requests.retryAfter(retryAfter, turn.all());
    }

    /** @param unexpected whose stack trace helps; null if the reason says all */
    private void failed(String dataset, String why, Throwable unexpected) {
        if (stopping) {
            LOG.debugf(unexpected, "dataset=%s: the training was given up: %s", dataset, why);
            return;
        }
        if (status.failed(dataset, why)) {
            LOG.errorf(unexpected, "TILL-TRN-030 dataset=%s can't be trained, the models stay as they are; "
                    + "next try in %s: %s", dataset, retryAfter, why);
        }
    }
}
