package dev.tillstream.bench.visitors;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;

import dev.tillstream.bench.serving.Load;
import dev.tillstream.bench.serving.LoadClient;
import dev.tillstream.bench.serving.LoadRequests;
import dev.tillstream.bench.serving.LoadResult;
import io.netty.buffer.ByteBuf;

/** Asks for recommendations and checks each answer. */
final class RecommendationLoad implements AutoCloseable {

    private static final int RECOMMENDATIONS = 10;
    private static final String ITEM = "\"itemid\":";
    private static final String UNKNOWN = "\"known\":false";

    private final LoadClient client;
    private final Questions questions;
    private final List<ByteBuf> requests;
    private long failures;
    private String firstFault = "";

    RecommendationLoad(URI service, int connections, Questions questions) {
        this.client = new LoadClient(service, connections);
        this.questions = questions;
        this.requests = questions.routes().stream().map(route -> LoadRequests.get(service, route)).toList();
    }

    /** As many as are answered, each connection asking again as soon as it is answered. */
    Load capacity(int seconds) {
        Answers answers = new Answers();
        client.asFastAsPossible(seconds, answers);
        return end(answers.result, seconds);
    }

    /** See {@link LoadClient#atRate}. */
    Load atRate(double perSecond, int seconds) {
        Answers answers = new Answers();
        client.atRate(perSecond, seconds, answers);
        return end(answers.result, seconds);
    }

    private Load end(LoadResult result, int seconds) {
        if (firstFault.isEmpty()) {
            firstFault = result.firstFault();
        }
        Load load = result.load(seconds);
        failures += load.failures();
        return load;
    }

    /** Of all loads. */
    long failures() {
        return failures;
    }

    /** What was wrong first; empty if nothing was. */
    String firstFault() {
        return firstFault;
    }

    private final class Answers implements LoadClient.Exchange {

        private final LoadResult result = new LoadResult();

        @Override
        public ByteBuf request(long number) {
            return requests.get(questions.place(number));
        }

        @Override
        public void answered(long number, long since, int status, ByteBuf body) {
            String fault = fault(status, body, questions.isOfUnknown(number));
            if (fault.isEmpty()) {
                result.answered(since);
            } else {
                failed(number, fault);
            }
        }

        @Override
        public void failed(long number, String why) {
            result.failed(questions.route(number) + ": " + why);
        }
    }

    /** Empty if the answer is right: ten items, and not known what is in no row. */
    static String fault(int status, ByteBuf body, boolean ofUnknown) {
        String text = body.toString(StandardCharsets.UTF_8);
        if (status != 200) {
            return "status " + status + ": " + text;
        }
        int items = 0;
        for (int at = text.indexOf(ITEM); at >= 0; at = text.indexOf(ITEM, at + ITEM.length())) {
            items++;
        }
        if (items != RECOMMENDATIONS) {
            return items + " items: " + text;
        }
        return ofUnknown && !text.contains(UNKNOWN) ? "an unknown item is known: " + text : "";
    }

    @Override
    public void close() {
        client.close();
    }
}
