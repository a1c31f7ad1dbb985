package dev.tillstream.ingest.deadletter;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.tillstream.data.dataset.Dataset;
import dev.tillstream.ingest.problem.Problem;
import dev.tillstream.ingest.problem.ProblemException;
import dev.tillstream.ingest.source.ReadSettings;

/** What requests say. All methods throw {@link ProblemException} where it makes no sense. */
final class LetterRequest {

    /** Above the longest row that there can be. */
    static final int MAX_BODY = 1 << 20;

    private static final int MAX_LIMIT = 500;
    private static final int DEFAULT_LIMIT = 50;
    private static final int SHOWN_TEXT = 100;

    private LetterRequest() {}

    static LetterId id(String text) {
        return LetterId.parse(text).orElseThrow(() -> notFound(text));
    }

    static Optional<Dataset<?>> dataset(String name) {
        try {
            return set(name).map(ReadSettings::dataset);
        } catch (IllegalArgumentException e) {
            throw badQuery("dataset", e.getMessage());
        }
    }

    static Optional<LetterState> state(String text) {
        return set(text).map(name -> LetterState.named(name).orElseThrow(
                () -> badQuery("state", "state is open, repaired or replayed, not '" + shown(name) + "'")));
    }

    static int limit(String text) {
        return set(text).map(number -> {
            int limit = number.matches("\\d{1,4}") ? Integer.parseInt(number) : 0;
            if (limit < 1 || limit > MAX_LIMIT) {
                throw badQuery("limit", "limit is from 1 to " + MAX_LIMIT + ", not '" + shown(number) + "'");
            }
            return limit;
        }).orElse(DEFAULT_LIMIT);
    }

    /** A letter behind which a page begins. */
    static Optional<LetterId> place(String text, Predicate<LetterId> known) {
        return set(text).map(id -> LetterId.parse(id).filter(known).orElseThrow(
                () -> badQuery("after", "'" + shown(id) + "' is no place in this list")));
    }

    /** The fields of a body. */
    static List<DraftField> fields(String mediaType, InputStream body) throws IOException {
        if (mediaType == null || !mediaType.toLowerCase(Locale.ROOT).matches("application/([^;]+\\+)?json\\s*(;.*)?")) {
            throw new ProblemException(Problem.of(415, "Unsupported media type",
                    "send the row's fields as JSON, with the header Content-Type: application/json"));
        }
        byte[] json = body.readNBytes(MAX_BODY);
        if (json.length == MAX_BODY) {
            throw new ProblemException(Problem.of(413, "Too large", "a row has less than " + MAX_BODY + " bytes"));
        }
        try {
            return FieldsJson.read(json);
        } catch (JsonProcessingException e) {
            throw new ProblemException(Problem.of(400, "Not a JSON object",
                    "send the row's fields as one JSON object: " + e.getOriginalMessage()));
        }
    }

    static ProblemException notFound(String id) {
        return new ProblemException(Problem.of(404, "No such dead letter",
                "there is no dead letter " + shown(id) + "; GET /dead-letters lists all"));
    }

    static String shown(String text) {
        return text.length() <= SHOWN_TEXT ? text : text.substring(0, SHOWN_TEXT) + "…";
    }

    private static Optional<String> set(String parameter) {
        return Optional.ofNullable(parameter).filter(text -> !text.isBlank());
    }

    private static ProblemException badQuery(String parameter, String detail) {
        return new ProblemException(Problem.of(400, "Bad query", detail).in(parameter));
    }
}
