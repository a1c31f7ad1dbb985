package dev.tillstream.serving.bulk;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import de.siegmar.fastcsv.reader.CommentStrategy;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import dev.tillstream.serving.prediction.FeatureValues;
import dev.tillstream.serving.problem.FieldFault;
import dev.tillstream.serving.problem.Problem;
import dev.tillstream.serving.problem.ProblemException;

/**
 * A table of points as it came.
 *
 * @param header names of the columns
 * @param rows the lines that are not empty
 */
record PointTable(List<String> header, List<CsvRecord> rows) {

    /**
     * Reads comma-separated values in UTF-8.
     *
     * @param longest most rows
     * @throws ProblemException if there are more of them, or if it is no such table
     */
    static PointTable read(InputStream body, int longest) throws IOException {
        try (CsvReader<CsvRecord> csv = CsvReader.builder().commentStrategy(CommentStrategy.NONE)
                .allowExtraFields(true).allowMissingFields(true)
                .ofCsvRecord(new InputStreamReader(body, StandardCharsets.UTF_8))) {
            List<String> header = null;
            List<CsvRecord> rows = new ArrayList<>();
            for (CsvRecord record : csv) {
                if (header == null) {
                    header = header(record);
                } else if (rows.size() == longest) {
                    throw new ProblemException(Problem.of(413, "there are more than " + longest
                            + " rows; lines of application/x-ndjson may be any number"));
                } else {
                    rows.add(requireWidth(record, header.size()));
                }
            }
            if (header == null) {
                throw fault(1, "there is no header");
            }
            return new PointTable(header, rows);
        } catch (CsvParseException e) {
            throw notCsv(e);
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    /** What ended the reading is inside, if it was not the table's form. */
    private static ProblemException notCsv(CsvParseException e) throws IOException {
        if (e.getCause() instanceof ProblemException problem) {
            return problem;
        }
        if (e.getCause() instanceof IOException failed) {
            throw failed;
        }
        return new ProblemException(Problem.of("invalid-input", 400, "the body is not CSV: " + e.getMessage()));
    }

    private static List<String> header(CsvRecord record) {
        List<String> names = record.getFields().stream().map(PointTable::withoutMark).map(String::strip).toList();
        Set<String> seen = new HashSet<>();
        for (String name : names) {
            if (!seen.add(name)) {
                throw fault(record.getStartingLineNumber(), "the column '" + name + "' is there twice");
            }
        }
        return names;
    }

    private static String withoutMark(String name) {
        return name.startsWith("\uFEFF") ? name.substring(1) : name;
    }

    /** Of more values nobody could tell which column they belong to. */
    private static CsvRecord requireWidth(CsvRecord record, int columns) {
        if (record.getFieldCount() > columns) {
            throw fault(record.getStartingLineNumber(),
                    "there are " + record.getFieldCount() + " values for " + columns + " columns");
        }
        return record;
    }

    /** @throws ProblemException that names the first feature without a column */
    void requireColumns(List<String> features) {
        for (String feature : features) {
            if (!header.contains(feature)) {
                throw new ProblemException(
                        Problem.of(List.of(new FieldFault(feature, "is not in the header").atLine(1))));
            }
        }
    }

    /** The row's values of these features, each a number or a fault. */
    FeatureValues values(CsvRecord row, List<String> features) {
        FeatureValues values = new FeatureValues();
        for (String feature : features) {
            int column = header.indexOf(feature);
            if (column < row.getFieldCount()) {
                values.addText(feature, row.getField(column));
            }
        }
        return values;
    }

    private static ProblemException fault(long line, String detail) {
        return new ProblemException(Problem.of(List.of(new FieldFault(null, detail).atLine(line))));
    }
}
