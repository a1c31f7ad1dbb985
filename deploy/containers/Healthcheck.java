import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;

/**
 * Asks the service in this container whether it is live, for images that have neither a shell nor curl. Ends with 0 if it
 * is, otherwise with 1 and the reason.
 */
public final class Healthcheck {

    private static final int TIMEOUT_MILLIS = 4_000;

    private Healthcheck() {}

    public static void main(String... args) {
        String port = System.getenv().getOrDefault("API_PORT", "8080");
        URI live = URI.create("http://127.0.0.1:" + port + "/q/health/live");
        try {
            int status = status(live);
            if (status != HttpURLConnection.HTTP_OK) {
                fail(live + " answers " + status);
            }
        } catch (IOException e) {
            fail(live + ": " + e);
        }
    }

    private static int status(URI live) throws IOException {
        HttpURLConnection connection = (HttpURLConnection) live.toURL().openConnection();
        connection.setConnectTimeout(TIMEOUT_MILLIS);
        connection.setReadTimeout(TIMEOUT_MILLIS);
        try {
            return connection.getResponseCode();
        } finally {
            connection.disconnect();
        }
    }

    private static void fail(String why) {
        System.err.println(why);
        System.exit(1);
    }
}
