package dev.tillstream.ingest.job;

/** What the API's description shows. */
final class IngestExamples {

    static final String QUEUED = """
            {"id": "6f1c2f0e-53f0-4d0c-8a43-0b8e2f6f2f11", "file": "online_retail_II.xlsx", "state": "queued",
             "ignoredColumns": [], "forced": false, "read": 0, "published": 0, "refused": 0, "refusedByReason": {},
             "sheets": [], "queuedAt": "2026-01-15T10:30:00Z"}""";
    static final String COMPLETED = """
            {"id": "6f1c2f0e-53f0-4d0c-8a43-0b8e2f6f2f11", "file": "online_retail_II.xlsx", "state": "completed",
             "sha256": "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
             "dataset": "online-retail", "topic": "retail-transactions", "ignoredColumns": ["Colour"],
             "forced": false, "read": 34766, "published": 34764, "refused": 2,
             "refusedByReason": {"Quantity is not a number": 2},
             "sheets": [{"sheet": "Year 2009-2010", "read": 34766, "published": 34764, "refused": 2,
                         "refusedByReason": {"Quantity is not a number": 2},
                         "firstTime": "2009-12-01T07:45:00Z", "lastTime": "2010-12-09T20:01:00Z"}],
             "rowsPerSecond": 103000, "percent": 100.0,
             "queuedAt": "2026-01-15T10:30:00Z", "finishedAt": "2026-01-15T10:30:01Z"}""";
    static final String REFUSED = """
            refused_sheet,refused_line,refused_column,refused_reason,Invoice,StockCode,Quantity,InvoiceDate,Price
            Year 2009-2010,17,Quantity,is not a number: 'many',489434,85048,many,2009-12-01 07:45,6.95
            """;
    static final String NOT_FOUND = """
            {"type": "about:blank", "title": "No such job", "status": 404,
             "detail": "there is no job 6f1c2f0e-53f0-4d0c-8a43-0b8e2f6f2f11; GET /ingest/jobs lists all"}""";
    static final String ENDED = """
            {"type": "about:blank", "title": "Has ended", "status": 409,
             "detail": "the job 6f1c2f0e-53f0-4d0c-8a43-0b8e2f6f2f11 has ended already"}""";
    static final String NO_FILE = """
            {"type": "about:blank", "title": "No file", "status": 400,
             "detail": "send the workbook as the part 'file' of a multipart/form-data request"}""";
    static final String TOO_LARGE = """
            {"type": "about:blank", "title": "Too large", "status": 413,
             "detail": "the request has 3,000,000,000 bytes, and 2,147,483,648 are the most \
            (quarkus.http.limits.max-body-size); the drop folder and the command line take files of any size"}""";
    static final String NO_FORM = """
            {"type": "about:blank", "title": "No form", "status": 415,
             "detail": "send the file as the part 'file' of a multipart/form-data request"}""";

    private IngestExamples() {}
}
