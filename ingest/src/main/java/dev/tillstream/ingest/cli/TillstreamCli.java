package dev.tillstream.ingest.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/**
 * The command line. A plain program beside the service: it uses the same cores with a producer of its own. Exit status:
 * 0 all is done, 1 bad input or Kafka failed, 2 wrong usage.
 */
@Command(name = "tillstream", mixinStandardHelpOptions = true, version = "tillstream 0.1.0",
        description = "Sends workbooks to the stream, and makes some.", subcommands = {
                IngestCommand.class, GenerateCommand.class})
public final class TillstreamCli implements Runnable {

    @Spec
    private CommandSpec spec;

    public static void main(String[] arguments) {
        CliLogging.quiet();
        System.exit(commandLine().execute(arguments));
    }

    static CommandLine commandLine() {
        return new CommandLine(new TillstreamCli()).setCaseInsensitiveEnumValuesAllowed(true);
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Say what to do: ingest or generate");
    }
}
