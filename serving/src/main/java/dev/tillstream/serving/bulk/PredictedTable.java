package dev.tillstream.serving.bulk;

import java.io.IOException;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;

import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import dev.tillstream.serving.model.ServedModel;
import dev.tillstream.serving.prediction.Answer;
import dev.tillstream.serving.prediction.Assignment;
import dev.tillstream.serving.prediction.BulkPrediction;
import dev.tillstream.serving.prediction.Explanation;
import dev.tillstream.serving.prediction.Explanations;
import dev.tillstream.serving.problem.FieldFault;
import dev.tillstream.serving.problem.Problem;
import dev.tillstream.serving.problem.ProblemException;

/** Adds to a table of points the columns of their answers, all from one training. */
final class PredictedTable {

    private static final String CARD = "card";
    /** Of more faults only these are told. */
    private static final int FAULTS = 20;

    private final ServedModel served;
    private final Explanations explanations;

    /** @param explanations null if a sentence on each row's cluster was not asked for */
    PredictedTable(ServedModel served, Explanations explanations) {
        this.served = served;
        this.explanations = explanations;
    }

    /** @throws ProblemException that names lines and fields at fault */
    String answer(PointTable table) throws IOException {
        table.requireColumns(served.model().features());
        StringWriter text = new StringWriter();
        try (CsvWriter csv = CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(text)) {
            csv.writeRecord(header(table.header()));
            List<FieldFault> faults = new ArrayList<>();
            for (CsvRecord row : table.rows()) {
                answer(table, row, csv, faults);
                if (faults.size() >= FAULTS) {
                    break;
                }
            }
            if (!faults.isEmpty()) {
                throw new ProblemException(Problem.of(faults));
            }
        }
        return text.toString();
    }

    private void answer(PointTable table, CsvRecord row, CsvWriter csv, List<FieldFault> faults) {
        List<String> features = served.model().features();
        try {
            Answer answer = Answer.of(served, table.values(row, features).inOrder(features));
            csv.writeRecord(row(row, table.header().size(), answer));
        } catch (ProblemException e) {
            BulkPrediction.faultsOf(e.problem())
                    .forEach(fault -> faults.add(fault.atLine(row.getStartingLineNumber())));
        }
    }

    private List<String> header(List<String> columns) {
        List<String> header = new ArrayList<>(columns);
        Answer.fields(served.model()).forEach(field -> header.add(field.column()));
        header.addAll(List.of("version", "revision"));
        if (explanations != null) {
            header.add(CARD);
        }
        for (String added : header.subList(columns.size(), header.size())) {
            if (columns.contains(added)) {
                throw new ProblemException(Problem.of(
                        List.of(new FieldFault(added, "is a column of the answer and can't be one of the table")
                                .atLine(1))));
            }
        }
        return header;
    }

    private List<String> row(CsvRecord row, int columns, Answer answer) {
        List<String> fields = new ArrayList<>(row.getFields());
        while (fields.size() < columns) {
            fields.add("");
        }
        answer.values().forEach(value -> fields.add(value.toString()));
        fields.add(Integer.toString(served.manifest().version()));
        fields.add(Long.toString(served.manifest().revision()));
        if (explanations != null) {
            fields.add(answer instanceof Assignment cluster
                    && explanations.explain(served, cluster.cluster()) instanceof Explanation.Card card
                            ? card.sentence()
                            : "");
        }
        return fields;
    }
}
