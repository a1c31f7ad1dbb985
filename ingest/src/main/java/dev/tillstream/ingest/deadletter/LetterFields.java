package dev.tillstream.ingest.deadletter;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Set;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.tillstream.data.dataset.Column;
import dev.tillstream.data.dataset.Dataset;

/** The fields that a dead letter holds already, as far as it holds any. */
final class LetterFields {

    /** What a workbook shows where a formula failed: no value, though the letter holds it as a text. */
    private static final Set<String> ERRORS = Set.of("#NULL!", "#DIV/0!", "#VALUE!", "#REF!", "#NAME?", "#NUM!", "#N/A",
            "#GETTING_DATA", "#SPILL!", "#CALC!", "#NO SHARED STRING");
    /** Longer cells were cut when they were refused. */
    private static final int SHOWN_CHARACTERS = Column.MAX_TEXT;

    private LetterFields() {}

    /** Empty where the letter holds no JSON object. */
    static List<DraftField> of(Letter letter) {
        if (letter.value() == null) {
            return List.of();
        }
        try {
            List<DraftField> fields = FieldsJson.read(letter.value());
            return letter.provenance().isOfFile()
                    ? fields.stream().map(field -> cell(field, letter.provenance().sheet() != null)).toList()
                    : fields.stream().map(field -> sent(field, letter.topic().dataset())).toList();
        } catch (JsonProcessingException e) {
            return List.of();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A cell of a file's row. */
    private static DraftField cell(DraftField field, boolean ofWorkbook) {
        String text = field.value();
        if (text == null) {
            return field;
        }
        if (ofWorkbook && ERRORS.contains(text)) {
            return DraftField.unusable(field.name(), "holds an error: '" + text + "'");
        }
        // One half of a character may have gone with the rest.
        if (text.length() >= SHOWN_CHARACTERS && text.endsWith("…")) {
            return DraftField.unusable(field.name(), "was cut when the row was refused: give it in full");
        }
        return field;
    }

    /** A field of a record: some numbers mean something else there than in a file. */
    private static DraftField sent(DraftField field, Dataset<?> dataset) {
        Column.Kind kind = kind(dataset, field.name());
        if (!field.isNumber() || kind == null) {
            return field;
        }
        return switch (kind) {
            // 0.64 is a share in a file, and 0.64 % in a record.
            case PERCENT -> DraftField.text(field.name(), field.value() + "%");
            // A number of days in a workbook, and no time in a record.
            case TIMESTAMP -> DraftField.unusable(field.name(), "is not a date: '" + field.value() + "'");
            default -> field;
        };
    }

    private static Column.Kind kind(Dataset<?> dataset, String name) {
        int[] found = dataset.locate(List.of(name));
        for (int column = 0; column < found.length; column++) {
            if (found[column] == 0) {
                return dataset.columns().get(column).kind();
            }
        }
        return null;
    }
}
