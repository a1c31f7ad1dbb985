package dev.tillstream.ingest.deadletter;

/** What the API's description shows. */
final class DeadLetterExamples {

    private static final String PLACE = """
            "dataset": "online-retail", "topic": "retail-transactions", "by": "ingest",
             "reason": "is not a number: 'many'", "column": "Quantity", "file": "online_retail_II.xlsx",
             "sha256": "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
             "sheet": "Year 2009-2010", "line": 17, "at": "2026-01-15T10:30:00.250Z", "length": 176""";
    private static final String CONTENT = """
            "content": {"kind": "cells", "cut": false, "cells": {"Invoice": "489434", "StockCode": "85048",
              "Description": "GLASS BALL", "Quantity": "many", "InvoiceDate": "2009-12-01T07:45:00Z",
              "Price": "6.95", "Customer ID": "13085", "Country": "United Kingdom"}}""";
    private static final String ROW = """
            "row": {"InvoiceNo": "489434", "StockCode": "85048", "Description": "GLASS BALL", "Quantity": 12,
              "InvoiceDate": "2009-12-01T07:45:00Z", "UnitPrice": 6.95, "CustomerID": "13085",
              "Country": "United Kingdom"}, "repairedAt": "2026-01-15T10:40:00.500Z\"""";

    static final String OPEN = "{\"id\": \"retail-transactions-dlq-0-17\", \"state\": \"open\", " + PLACE + ",\n "
            + CONTENT + "}";
    static final String REPAIRED = "{\"id\": \"retail-transactions-dlq-0-17\", \"state\": \"repaired\", " + PLACE
            + ",\n " + CONTENT + ",\n \"repair\": {" + ROW + "}}";
    static final String REPLAYED = "{\"id\": \"retail-transactions-dlq-0-17\", \"state\": \"replayed\", " + PLACE
            + ",\n " + CONTENT + ",\n \"repair\": {" + ROW + ", \"replayedAt\": \"2026-01-15T10:41:00.750Z\"}}";
    static final String PAGE = "{\"letters\": [{\"id\": \"retail-transactions-dlq-0-17\", \"state\": \"open\", " + PLACE
            + "}],\n \"next\": \"retail-transactions-dlq-0-17\"}";
    static final String FIELDS = """
            {"Quantity": 12}""";
    static final String WHOLE_ROW = """
            {"Invoice": "489434", "StockCode": "85048", "Quantity": "12", "InvoiceDate": "12/1/2009 7:45",
             "Price": "6.95", "Country": null}""";
    static final String BAD_QUERY = """
            {"type": "about:blank", "title": "Bad query", "status": 400,
             "detail": "state is open, repaired or replayed, not 'new'", "field": "state"}""";
    static final String NOT_JSON = """
            {"type": "about:blank", "title": "Not a JSON object", "status": 400,
             "detail": "send the row's fields as one JSON object: something follows the JSON object"}""";
    static final String NOT_FOUND = """
            {"type": "about:blank", "title": "No such dead letter", "status": 404,
             "detail": "there is no dead letter retail-transactions-dlq-0-99; GET /dead-letters lists all"}""";
    static final String ALREADY_REPLAYED = """
            {"type": "about:blank", "title": "Already replayed", "status": 409,
             "detail": "the row of retail-transactions-dlq-0-17 was sent at 2026-01-15T10:41:00.750Z; it can't be \
            changed or sent again"}""";
    static final String NOT_REPAIRED = """
            {"type": "about:blank", "title": "Not repaired", "status": 409,
             "detail": "nobody has made a row of retail-transactions-dlq-0-17 yet; PUT /dead-letters/\
            retail-transactions-dlq-0-17 does"}""";
    static final String TOO_LARGE = """
            {"type": "about:blank", "title": "Too large", "status": 413,
             "detail": "a row has less than 1048576 bytes"}""";
    static final String MEDIA_TYPE = """
            {"type": "about:blank", "title": "Unsupported media type", "status": 415,
             "detail": "send the row's fields as JSON, with the header Content-Type: application/json"}""";
    static final String REFUSED = """
            {"type": "about:blank", "title": "Not a row", "status": 422,
             "detail": "Quantity is not a number: 'many'", "field": "Quantity"}""";

    private DeadLetterExamples() {}
}
