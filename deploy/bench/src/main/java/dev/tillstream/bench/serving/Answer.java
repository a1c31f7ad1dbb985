package dev.tillstream.bench.serving;

import java.io.IOException;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;

/** What an answer of a version's route says of itself; −1 where it says nothing. */
record Answer(int version, long revision, long cluster) {

    private static final JsonFactory JSON = new JsonFactory();

    static Answer read(byte[] body) throws IOException {
        int version = -1;
        long revision = -1;
        long cluster = -1;
        try (JsonParser json = JSON.createParser(body)) {
            json.nextToken();
            for (String field = json.nextFieldName(); field != null; field = json.nextFieldName()) {
                json.nextToken();
                switch (field) {
                    case "version" -> version = json.getIntValue();
                    case "revision" -> revision = json.getLongValue();
                    case "cluster" -> cluster = json.getLongValue();
                    default -> json.skipChildren();
                }
            }
        }
        return new Answer(version, revision, cluster);
    }

    /** Whether it is of the version, and its cluster is one that its revision has. */
    boolean isConsistent(int asked) {
        return version == asked && Models.isOf(revision, cluster);
    }
}
