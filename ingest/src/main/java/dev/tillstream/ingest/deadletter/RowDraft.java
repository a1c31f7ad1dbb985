package dev.tillstream.ingest.deadletter;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

import dev.tillstream.data.dataset.Column;
import dev.tillstream.data.dataset.Dataset;
import dev.tillstream.data.dataset.Row;
import dev.tillstream.data.dataset.RowOutcome;
import dev.tillstream.ingest.table.RowCheck;

/** The row that a person's fields make of what a dead letter holds. */
final class RowDraft {

    private RowDraft() {}

    /**
     * Lays the given fields over those held, column by column, and checks the whole as a row of a file. A given field
     * without a value takes the held one away.
     *
     * @param held what the letter holds; fields of no column don't matter
     * @param given what the person says; each must be a column's, by its name or an alias
     * @param zone of dates that say none
     * @return refused with the name of the field at fault, as it was given or held
     */
    static <R extends Row> RowOutcome<R> row(Dataset<R> dataset, List<DraftField> held, List<DraftField> given,
            ZoneId zone) {
        int[] ofGiven = dataset.locate(names(given));
        for (int i = 0; i < given.size(); i++) {
            if (!contains(ofGiven, i)) {
                return new RowOutcome.Refused<>(given.get(i).name(), stray(dataset, given.get(i).name()));
            }
        }
        int[] ofHeld = dataset.locate(names(held));
        List<RowCheck.Field> fields = new ArrayList<>();
        for (int column = 0; column < ofGiven.length; column++) {
            DraftField field = ofGiven[column] >= 0
                    ? given.get(ofGiven[column])
                    : ofHeld[column] >= 0 ? held.get(ofHeld[column]) : null;
            if (field != null && field.fault() != null) {
                return new RowOutcome.Refused<>(field.name(), field.fault());
            }
            if (field != null) {
                fields.add(new RowCheck.Field(field.name(), field.value(), field.isNumber()));
            }
        }
        return RowCheck.check(dataset, fields, zone);
    }

    private static String stray(Dataset<?> dataset, String name) {
        for (int found : dataset.locate(List.of(name))) {
            if (found == 0) {
                return "is given twice";
            }
        }
        return "is no column of " + dataset.name() + ", which has "
                + dataset.columns().stream().map(Column::name).collect(Collectors.joining(", "));
    }

    private static List<String> names(List<DraftField> fields) {
        return fields.stream().map(DraftField::name).toList();
    }

    private static boolean contains(int[] values, int value) {
        for (int each : values) {
            if (each == value) {
                return true;
            }
        }
        return false;
    }
}
