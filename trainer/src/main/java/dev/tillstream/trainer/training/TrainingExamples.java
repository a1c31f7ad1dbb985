package dev.tillstream.trainer.training;

/** Answers of {@link TrainingResource}, for its documentation. */
final class TrainingExamples {

    static final String REPORT = """
            {
              "state": "running",
              "batches": 5,
              "rowsDigested": 44766,
              "failures": [],
              "refused": [
                {
                  "family": "transaction-clusters",
                  "version": 3,
                  "rows": 34766,
                  "metrics": {"churn": 0.71, "distinct_points": 1687.0, "silhouette": 0.95},
                  "refused": "0.71 of the rows changed their cluster, more than 0.5"
                }
              ],
              "running": {
                "run": 8,
                "causes": ["batches"],
                "all": false,
                "since": "2026-01-15T10:31:00Z",
                "log": [
                  {"at": "2026-01-15T10:31:00Z",
                   "text": "family=transaction-clusters version=1 rows=14922 batches=2 trains"}
                ]
              },
              "drift": [
                {
                  "family": "transaction-clusters",
                  "version": 3,
                  "revision": 7,
                  "batches": 5,
                  "rows": 44766,
                  "features": [
                    {"feature": "quantity", "psi": 0.012, "ks": 0.031},
                    {"feature": "price", "psi": 0.004, "ks": 0.018}
                  ],
                  "clusterShift": 0.0004
                }
              ],
              "trainings": [
                {
                  "run": 7,
                  "dataset": "online-retail",
                  "causes": ["batches"],
                  "batches": 4,
                  "rows": 34766,
                  "startedAt": "2026-01-15T10:29:58Z",
                  "seconds": 0.41,
                  "versions": [
                    {
                      "family": "transaction-clusters",
                      "version": 1,
                      "rows": 11588,
                      "revision": 7,
                      "metrics": {"distinct_points": 1004.0, "inertia": 10448.9, "silhouette": 0.9965},
                      "seconds": 0.12
                    }
                  ],
                  "attempts": 1,
                  "log": [
                    {"at": "2026-01-15T10:29:58Z",
                     "text": "family=transaction-clusters version=1 rows=11588 batches=2 trains"},
                    {"at": "2026-01-15T10:29:59Z",
                     "text": "family=transaction-clusters version=1 revision=7 announced: silhouette=0.9965 seconds=0.120"}
                  ]
                }
              ]
            }""";

    static final String WAITS = """
            {"run": 9, "causes": ["request"], "all": false}""";

    static final String POISONED = """
            {"type": "about:blank", "title": "Training has stopped", "status": 409,
             "detail": "record retail-batches-0@7 announces no batch that can be read: BatchStored has no value; a restart tries again"}""";

    static final String EARLY = """
            {"type": "about:blank", "title": "Not ready", "status": 503,
             "detail": "the batches from before the start are still being taken in"}""";

    private TrainingExamples() {}
}
