package dev.tillstream.bench.serving;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.IntStream;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;

/**
 * Asks all versions in turn, from one thread, and checks every answer. It uses the versions' own routes, whose answers
 * name the version and the revision that they are from.
 */
final class CheckingClient implements AutoCloseable {

    private final LoadClient client;
    private final List<ByteBuf> requests;

    CheckingClient(URI service, int connections) {
        client = new LoadClient(service, connections);
        requests = IntStream.rangeClosed(1, Models.VERSIONS)
                .mapToObj(version -> LoadRequests.postJson(service, route(version), Answering.BODY)).toList();
    }

    static String route(int version) {
        return "/v1/families/" + Models.FAMILY + "/versions/" + version + "/predict";
    }

    /** See {@link LoadClient#asFastAsPossible}. */
    Load asFastAsPossible(int seconds, CheckedLoad result) {
        client.asFastAsPossible(seconds, new Checks(result));
        return result.load(seconds);
    }

    /** See {@link LoadClient#atRate}. */
    Load atRate(double perSecond, int seconds, CheckedLoad result) {
        client.atRate(perSecond, seconds, new Checks(result));
        return result.load(seconds);
    }

    private final class Checks implements LoadClient.Exchange {

        private final CheckedLoad result;

        Checks(CheckedLoad result) {
            this.result = result;
        }

        private static int version(long number) {
            return 1 + (int) (number % Models.VERSIONS);
        }

        @Override
        public ByteBuf request(long number) {
            return requests.get(version(number) - 1);
        }

        @Override
        public void answered(long number, long since, int status, ByteBuf body) {
            if (status != 200) {
                failed(number, "status " + status + ": " + body.toString(StandardCharsets.UTF_8));
                return;
            }
            try {
                result.answered(version(number), Answer.read(ByteBufUtil.getBytes(body)), since);
            } catch (IOException e) {
                failed(number, "not JSON: " + body.toString(StandardCharsets.UTF_8));
            }
        }

        @Override
        public void failed(long number, String why) {
            result.failed(why);
        }
    }

    @Override
    public void close() {
        client.close();
    }
}
