package dev.tillstream.bench;

import dev.tillstream.bench.batches.BatchesCommand;
import dev.tillstream.bench.heap.HeapCommand;
import dev.tillstream.bench.kafka.KafkaCommand;
import dev.tillstream.bench.process.BenchmarkFailedException;
import dev.tillstream.bench.reader.ReaderCommand;
import dev.tillstream.bench.serving.ResumeCommand;
import dev.tillstream.bench.serving.ServingCommand;
import dev.tillstream.bench.serving.StartCommand;
import dev.tillstream.bench.serving.SwapsCommand;
import dev.tillstream.bench.training.AnalyticsCommand;
import dev.tillstream.bench.training.TrainingCommand;
import dev.tillstream.bench.visitors.VisitorsCommand;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/**
 * The benchmarks. Each runs its contenders in turn, in processes of their own, and prints a table in Markdown. Exit
 * status: 0 all that is needed was reached, 1 something was missed, 2 wrong usage, 3 the benchmark itself failed.
 */
@Command(name = "bench", mixinStandardHelpOptions = true,
        description = "Measures Tillstream, as ratios to others in one run.", subcommands = {
                ReaderCommand.class, KafkaCommand.class, HeapCommand.class, BatchesCommand.class,
                TrainingCommand.class, AnalyticsCommand.class, VisitorsCommand.class, ServingCommand.class,
                SwapsCommand.class,
                StartCommand.class,
                ResumeCommand.class})
public final class Bench implements Runnable {

    private static final int FAILED = 3;

    @Spec
    private CommandSpec spec;

    public static void main(String[] arguments) {
        // Before anything logs: the Kafka clients do.
        System.setProperty("java.util.logging.manager", "org.jboss.logmanager.LogManager");
        System.exit(commandLine().execute(arguments));
    }

    static CommandLine commandLine() {
        return new CommandLine(new Bench()).setExecutionExceptionHandler((failure, command, parsed) -> {
            if (failure instanceof BenchmarkFailedException) {
                command.getErr().println("bench: " + failure.getMessage());
            } else {
                failure.printStackTrace(command.getErr());
            }
            return FAILED;
        });
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(),
                "Say what to measure: reader, kafka, heap, batches, training, analytics, visitors, serving, swaps, start or resume");
    }
}
