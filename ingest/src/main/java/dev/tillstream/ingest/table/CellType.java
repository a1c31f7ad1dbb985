package dev.tillstream.ingest.table;

/** What a cell holds. */
public enum CellType {
    BLANK, NUMBER, TEXT, BOOLEAN, ERROR
}
