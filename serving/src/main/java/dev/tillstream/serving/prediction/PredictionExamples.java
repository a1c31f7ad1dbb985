package dev.tillstream.serving.prediction;

/** Examples in the API's description. */
public final class PredictionExamples {

    public static final String POINT = "{\"quantity\": 5.0, \"price\": 10.5}";
    static final String POINTS = "[{\"quantity\": 5.0, \"price\": 10.5}, {\"quantity\": 400, \"price\": 0.85}]";
    public static final String CARD = """
            {"cluster": 2, "rows": 34590, "share": 0.9953, "nearlyAll": true, \
            "centroid": {"price": 4.1, "quantity": 8.9}, \
            "quartiles": {"price": {"least": 0.0, "lower": 1.25, "median": 2.1, "upper": 4.25, "greatest": 165.0}, \
            "quantity": {"least": -96.0, "lower": 1.0, "median": 3.0, "upper": 10.0, "greatest": 240.0}}, \
            "revenue": 601250.4, "revenueShare": 0.91, \
            "products": [{"stockCode": "85123A", "description": "WHITE HANGING HEART T-LIGHT HOLDER", \
            "share": 0.0051}], "productShareError": 0.0, \
            "countries": [{"country": "United Kingdom", "rows": 31802, "revenue": 512094.1}], \
            "sentence": "Nearly all rows: 3 items at 2.10 in the middle."}""";
    private static final String ASSIGNMENT = """
            "cluster": 2, "distance": 0.31, "runnerUp": 0, "runnerUpDistance": 2.21, "margin": 1.9""";
    private static final String MODEL = """
            "family": "transaction-clusters", "version": 3, "revision": 12, """;
    static final String PREDICTION = "{" + MODEL + ASSIGNMENT + ", \"silhouette_score\": 0.742}";
    static final String EXPLAINED = "{" + MODEL + ASSIGNMENT + ", \"silhouette_score\": 0.742, \"card\": " + CARD + "}";
    static final String PREDICTIONS = "{" + MODEL + "\"silhouette_score\": 0.742, \"predictions\": [{" + ASSIGNMENT
            + "}, {\"cluster\": 0, \"distance\": 1.2, \"runnerUp\": 2, \"runnerUpDistance\": 9.4, \"margin\": 8.2}]}";
    static final String ALL_VERSIONS = "{\"family\": \"transaction-clusters\", \"input\": " + POINT
            + ", \"best\": 2, \"versions\": [{\"version\": 1, \"state\": \"empty\"}, "
            + "{\"version\": 2, \"state\": \"serving\", \"revision\": 11, \"silhouette_score\": 0.751, " + ASSIGNMENT
            + "}, {\"version\": 3, \"state\": \"serving\", \"revision\": 12, \"silhouette_score\": 0.742, " + ASSIGNMENT
            + "}]}";
    public static final String LINES = "{\"quantity\": 5.0, \"price\": 10.5}\n{\"quantity\": 5.0}\n";
    public static final String LINES_ANSWERED = PREDICTION
            + "\n{\"line\": 2, \"error\": \"price is missing\", \"field\": \"price\"}\n";
    public static final String TABLE = "invoice,price,quantity\n536365,10.5,5\n536366,0.85,400\n";
    public static final String TABLE_ANSWERED = "invoice,price,quantity,cluster,distance,runnerUp,runnerUpDistance,"
            + "margin,version,revision\n536365,10.5,5,2,0.31,0,2.21,1.9,3,12\n536366,0.85,400,0,1.2,2,9.4,8.2,3,12\n";

    private PredictionExamples() {}
}
