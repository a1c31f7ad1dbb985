package dev.tillstream.bench.report;

import java.util.List;
import java.util.stream.Collectors;

/**
 * What a benchmark prints.
 *
 * @param title of the benchmark
 * @param subject what was worked on
 * @param notes what a reader has to know of the figures
 */
public record Report(String title, String subject, Environment environment, Table table, List<String> notes,
        List<Verdict> verdicts) {
    public Report {
        notes = List.copyOf(notes);
        verdicts = List.copyOf(verdicts);
    }

    /** 0 when all that is needed was reached, otherwise 1. */
    public int exitStatus() {
        return verdicts.stream().anyMatch(Verdict::missed) ? 1 : 0;
    }

    public String markdown() {
        return "## " + title + "\n\n" + subject + "  \n" + environment.line() + "\n\n" + table.markdown() + "\n"
                + notes.stream().map(note -> "- " + note + "\n").collect(Collectors.joining())
                + verdicts.stream().map(Verdict::line).collect(Collectors.joining());
    }
}
