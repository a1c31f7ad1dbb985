package dev.tillstream.bench.report;

import java.util.ArrayList;
import java.util.List;

/**
 * A table in Markdown; all columns but the first one hold numbers.
 *
 * @param header as many texts as columns
 * @param rows each with as many texts as columns
 */
public record Table(List<String> header, List<List<String>> rows) {

    private static final String NOTHING = "–";

    /** @throws IllegalArgumentException if a row has another number of columns than the header */
    public Table {
        header = List.copyOf(header);
        rows = rows.stream().map(List::copyOf).toList();
        for (List<String> row : rows) {
            if (row.size() != header.size()) {
                throw new IllegalArgumentException(row.size() + " cells in " + header.size() + " columns: " + row);
            }
        }
    }

    /** A row for each contender: its rounds and their median. */
    public static Table of(List<Rounds> contenders) {
        int rounds = contenders.stream().mapToInt(contender -> contender.values().size()).max().orElse(0);
        List<String> header = new ArrayList<>(List.of(""));
        for (int round = 1; round <= rounds; round++) {
            header.add("round " + round);
        }
        header.add("median");
        return new Table(header, contenders.stream().map(contender -> row(contender, rounds)).toList());
    }

    private static List<String> row(Rounds contender, int rounds) {
        List<String> row = new ArrayList<>(List.of(contender.label()));
        for (int round = 0; round < rounds; round++) {
            row.add(round < contender.values().size() ? contender.show(contender.values().get(round)) : NOTHING);
        }
        row.add(contender.values().isEmpty() ? NOTHING : contender.show(contender.median()));
        return row;
    }

    String markdown() {
        StringBuilder text = new StringBuilder(line(header));
        text.append("| ---").append(" | ---:".repeat(header.size() - 1)).append(" |\n");
        rows.forEach(row -> text.append(line(row)));
        return text.toString();
    }

    private static String line(List<String> cells) {
        return "| " + String.join(" | ", cells) + " |\n";
    }
}
