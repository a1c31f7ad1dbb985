package dev.tillstream.systemtest;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Random;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

import org.awaitility.Awaitility;

/**
 * Kills a program again and again while it works on a job: at random moments of its work, and in every third life of its
 * start. The moments come from a seed, which {@code -Dkills.seed} sets; what they meet depends on the machine too.
 */
final class Kills {

    private static final long SEED = Long.getLong("kills.seed", 20260115);
    private static final int IN_FULL = 20;
    private static final int KILLED = 128 + 9;
    private static final Duration POLL = Duration.ofMillis(10);
    /** The last part of a job is left for the life that nobody ends. */
    private static final double SHARE = 0.85;

    private final Random random = new Random(SEED);
    private final String name;
    private final int kills;
    private final int stride;
    private final Duration cycle;
    private Duration untilWork = Duration.ofSeconds(1);

    /**
     * @param usual number of kills in the short form of the tests
     * @param stride how much more a life may get done before it is killed at work
     * @param cycle about how long the program takes from one commit to the next
     */
    Kills(String name, int usual, int stride, Duration cycle) {
        this.name = name;
        this.kills = Boolean.getBoolean("tillstream.full") ? IN_FULL : usual;
        this.stride = stride;
        this.cycle = cycle;
    }

    int number() {
        return kills;
    }

    /**
     * Returns when the last of these lives has been ended.
     *
     * @param start begins a life
     * @param done how much of the job is done, as seen from outside
     * @param whole when the job is done, which it never is in here
     */
    void during(Supplier<Program> start, LongSupplier done, long whole) {
        System.out.printf("%s: %d kills, kills.seed=%d%n", name, kills, SEED);
        for (int kill = 1; kill <= kills; kill++) {
            long before = done.getAsLong();
            int most = (int) Math.min(stride, (whole * SHARE - before) / (kills + 1 - kill));
            boolean atWork = kill % 3 != 2 && most > 0;
            long started = System.nanoTime();
            try (Program program = start.get()) {
                if (atWork) {
                    awaitWork(program, done, before, most);
                } else {
                    awaitStart(program, done, before);
                }
                Duration lived = since(started);
                program.kill();
                assertThat(program.awaitEnd(Installation.LONGEST)).as(program::toString).isEqualTo(KILLED);
                long after = done.getAsLong();
                System.out.printf("%s: kill %d at %s after %,d ms: %,d done before, %,d now%n", name, kill,
                        atWork ? "work" : "the start", lived.toMillis(), before, after);
                assertThat(after).as("not all was done: %s", program).isLessThan(whole);
            }
        }
    }

    /** A moment of the work: anywhere between two commits, or about when the next one is due. */
    private void awaitWork(Program program, LongSupplier done, long before, int most) {
        long started = System.nanoTime();
        await(program, () -> done.getAsLong() > before);
        untilWork = since(started);
        long target = before + 1 + random.nextInt(most);
        await(program, () -> done.getAsLong() >= target);
        Duration moment = random.nextBoolean()
                ? random(cycle)
                : cycle.multipliedBy(95 + random.nextInt(11)).dividedBy(100);
        assertThat(program.endsWithin(moment)).as(program::toString).isFalse();
    }

    /** A moment up to the first new commit, as long as it took the last time. */
    private void awaitStart(Program program, LongSupplier done, long before) {
        long started = System.nanoTime();
        Duration moment = random(untilWork);
        await(program, () -> since(started).compareTo(moment) >= 0 || done.getAsLong() > before);
    }

    private Duration random(Duration longest) {
        return Duration.ofMillis(random.nextInt((int) longest.toMillis() + 1));
    }

    private static void await(Program program, BooleanSupplier moment) {
        Awaitility.await().atMost(Installation.LONGEST).pollInSameThread().pollDelay(Duration.ZERO)
                .pollInterval(POLL).until(() -> {
                    assertThat(program.isAlive()).as(program::toString).isTrue();
                    return moment.getAsBoolean();
                });
    }

    private static Duration since(long nanos) {
        return Duration.ofNanos(System.nanoTime() - nanos);
    }
}
