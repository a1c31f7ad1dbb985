package dev.tillstream.manifests;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every route of a service is found behind the one port: in compose by nginx, in Kubernetes by the ingress. */
class ProxyTest {

    private static final String NGINX = Repository.read("deploy/compose/proxy/nginx.conf");
    private static final Pattern LOCATION = Pattern
            .compile("location (\\S+) \\{\\s+proxy_pass http://(\\w+)(/?);\\s+}");
    static final java.util.List<String> OURS = Repository.SERVICES;

    /** The services by the beginnings of paths. */
    private static Map<String, String> locations() {
        Map<String, String> locations = new TreeMap<>();
        Matcher matcher = LOCATION.matcher(NGINX);
        while (matcher.find()) {
            String path = matcher.group(1);
            assertThat(matcher.group(3)).as("what goes to a service's root loses the beginning of its path")
                    .isEqualTo(path.startsWith("/services/") ? "/" : "");
            locations.put(path, matcher.group(2));
        }
        return locations;
    }

    private static Map<String, String> ingress() {
        Map<String, String> paths = new TreeMap<>();
        for (Tree path : Tree.of("deploy/kubernetes/base/ingress.yaml").at("spec", "rules").list().get(0)
                .at("http", "paths").list()) {
            assertThat(path.at("pathType").text()).isEqualTo("Prefix");
            paths.put(path.at("path").text(), path.at("backend", "service", "name").text());
        }
        return paths;
    }

    /** As nginx does: the longest beginning decides. */
    private static String longest(Map<String, String> locations, String route) {
        return locations.entrySet().stream().filter(location -> route.startsWith(location.getKey()))
                .max(java.util.Comparator.comparingInt(location -> location.getKey().length())).orElseThrow()
                .getValue();
    }

    @ParameterizedTest
    @FieldSource("OURS")
    void shouldLeadEveryRouteToItsService(String service) {
        assertThat(ServiceClasses.of(service).routes()).isNotEmpty().allSatisfy(route -> {
            assertThat(longest(locations(), route)).as(route).isEqualTo(service);
            assertThat(longest(ingress(), route)).as(route).isEqualTo(service);
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"/openapi", "/docs", "/q/health/ready", "/q/metrics"})
    void shouldLeadWhatAllHaveToServing(String route) {
        assertThat(longest(locations(), route)).isEqualTo("serving");
        assertThat(longest(ingress(), route)).isEqualTo("serving");
    }

    @ParameterizedTest
    @FieldSource("OURS")
    void shouldShowWhatAllHaveBelowTheServicesName(String service) {
        assertThat(longest(locations(), "/services/" + service + "/q/metrics")).isEqualTo(service);
    }

    @Test
    void shouldSendOnWhatComesWithoutWaitingForItsEnd() {
        assertThat(NGINX).contains("client_max_body_size 2g;", "proxy_request_buffering off;", "proxy_buffering off;",
                "proxy_http_version 1.1;");
        assertThat(Tree.of("deploy/kubernetes/base/ingress.yaml").at("metadata", "annotations").map())
                .containsEntry("nginx.ingress.kubernetes.io/proxy-body-size", "2g")
                .containsEntry("nginx.ingress.kubernetes.io/proxy-request-buffering", "off")
                .containsEntry("nginx.ingress.kubernetes.io/proxy-buffering", "off");
    }

    @ParameterizedTest
    @FieldSource("OURS")
    void shouldFindReplicasThatComeAndGo(String service) {
        assertThat(NGINX).contains("server " + service + ":8080 resolve;", "zone " + service + " 64k;");
    }

    /** The proxy writes into its temporary folder only. */
    @Test
    void shouldKeepTemporaryFilesInTheFolderThatItMayWrite() {
        Matcher paths = Pattern.compile("(?:_temp_path|pid) (\\S+);").matcher(NGINX);
        int found = 0;
        while (paths.find()) {
            assertThat(paths.group(1)).startsWith("/tmp/");
            found++;
        }
        assertThat(found).isEqualTo(6);
    }
}
