package dev.tillstream.manifests;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ComposeTest {

    private static final String FILE = "deploy/compose/compose.yaml";
    private static final Tree COMPOSE = Tree.of(FILE);
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern DEFAULT = Pattern.compile("\\$\\{[A-Z0-9_]+:-([^}]*)}");
    /** Their start changes their own files; the file says so beside each. */
    private static final Set<String> WRITING = Set.of("kafka", "keycloak");

    static Stream<String> services() {
        return COMPOSE.at("services").map().keySet().stream();
    }

    static Stream<String> ours() {
        return Repository.SERVICES.stream();
    }

    private static Tree service(String name, String... keys) {
        return COMPOSE.at("services", name).at(keys);
    }

    private static String withDefaults(String text) {
        return DEFAULT.matcher(text).replaceAll("$1");
    }

    @Test
    void shouldFollowTheSpecification() throws Exception {
        JsonNode specification = JSON.readTree(getClass().getResource("/schemas/compose-spec.json"));
        withoutNames(specification);
        JsonSchema schema = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V201909).getSchema(specification);
        ObjectNode compose = JSON.valueToTree(COMPOSE.node());
        // Came with a later edition.
        assertThat(compose.remove("name").asText()).isEqualTo("tillstream");
        assertThat(schema.validate(compose)).isEmpty();
    }

    /** The schema names its parts in the way of an older draft, which is an error in its own. */
    private static void withoutNames(JsonNode schema) {
        if (schema instanceof ObjectNode object && object.path("id").isTextual()) {
            object.remove("id");
        }
        schema.forEach(ComposeTest::withoutNames);
    }

    @ParameterizedTest
    @MethodSource("services")
    void shouldPinAnImageThatCanBeReplaced(String name) {
        String image = service(name, "image").text();
        assertThat(image).startsWith("${");
        assertThat(withDefaults(image)).matches(ImageNames.PINNED);
    }

    @ParameterizedTest
    @MethodSource("services")
    void shouldGiveAServiceNoMoreRightsThanItNeeds(String name) {
        assertThat(service(name, "read_only").node()).isEqualTo(!WRITING.contains(name));
        assertThat(service(name, "cap_drop").texts()).containsExactly("ALL");
        assertThat(service(name, "cap_add").exists()).isFalse();
        assertThat(service(name, "privileged").exists()).isFalse();
        assertThat(service(name, "security_opt").texts()).containsExactly("no-new-privileges:true");
        assertThat(service(name, "mem_limit").text()).matches("\\d+[mg]");
        assertThat(service(name, "restart").text()).isEqualTo("unless-stopped");
        assertThat(service(name, "user").exists()).as("the image's own").isFalse();
    }

    /** The four services' images bring theirs, or say why they have none. */
    @ParameterizedTest
    @MethodSource("services")
    void shouldAskEachWhetherItIsHealthy(String name) {
        if (!Repository.SERVICES.contains(name)) {
            Tree check = service(name, "healthcheck");
            assertThat(check.exists()).isTrue();
            if (!name.equals("gateway")) {
                assertThat(check.at("test").texts()).first().isEqualTo("CMD");
            }
        }
    }

    @ParameterizedTest
    @MethodSource("services")
    void shouldPublishPortsOnThisMachineOnly(String name) {
        for (String port : service(name, "ports").texts()) {
            assertThat(withDefaults(port)).matches("127\\.0\\.0\\.1:\\d+:\\d+");
        }
    }

    @Test
    void shouldPublishOnePortForThePipelineAndTheExpectedOnesForTheRest() {
        Set<String> published = new TreeSet<>();
        services().forEach(name -> service(name, "ports").texts()
                .forEach(port -> published.add(name + " " + withDefaults(port).split(":")[1])));
        assertThat(published).containsExactly("gateway 8443", "grafana 3000", "kafka-ui 9090", "keycloak 8180",
                "prometheus 9091", "proxy 8000");
    }

    @ParameterizedTest
    @MethodSource("services")
    void shouldDeclareVolumesAndNetworksAndHaveTheFilesThatItMounts(String name) {
        for (Tree volume : service(name, "volumes").list()) {
            String source = withDefaults(volume.text()).split(":")[0];
            if (source.startsWith(".")) {
                Path file = Repository.ROOT.resolve(FILE).getParent().resolve(source);
                assertThat(Files.exists(file)).as(volume.text()).isTrue();
                assertThat(volume.text()).endsWith(":ro");
            } else {
                assertThat(COMPOSE.at("volumes").map()).containsKey(source);
            }
        }
        Tree networks = service(name, "networks");
        Set<String> names = networks.node() instanceof Map ? networks.map().keySet() : Set.copyOf(networks.texts());
        assertThat(COMPOSE.at("networks").map().keySet()).containsAll(names);
        assertThat(names).contains("inside");
    }

    @ParameterizedTest
    @MethodSource("services")
    void shouldWaitForServicesThatExistAndCanBeWaitedFor(String name) {
        service(name, "depends_on").map().forEach((other, how) -> {
            assertThat(services()).contains(other);
            String condition = new Tree(how).at("condition").text();
            assertThat(condition).isIn("service_started", "service_healthy");
            if (condition.equals("service_healthy")) {
                assertThat(service(other, "healthcheck", "test").exists()).as("%s is asked", other).isTrue();
            }
        });
    }

    @ParameterizedTest
    @MethodSource("ours")
    void shouldSetOnlyWhatTheServiceKnows(String name) {
        Map<String, Object> environment = service(name, "environment").map();
        assertThat(environment).containsEntry("KAFKA_BOOTSTRAP_SERVERS", "kafka:9092");
        assertThat(ServiceClasses.of(name).variables()).containsAll(environment.keySet());
    }

    @ParameterizedTest
    @MethodSource("ours")
    void shouldBuildAServiceFromAFileThatExists(String name) {
        Tree build = service(name, "build");
        Path compose = Repository.ROOT.resolve(FILE).getParent();
        assertThat(compose.resolve(build.at("context").text()).normalize())
                .isEqualTo(Repository.ROOT.toAbsolutePath().normalize());
        assertThat(Repository.ROOT.resolve(withDefaults(build.at("dockerfile").text()))).exists();
        assertThat(build.at("args", "MODULE").text()).isEqualTo(name);
    }

    /** Compression libraries are unpacked in /tmp and run from there, which an engine forbids unless it is told. */
    @ParameterizedTest
    @MethodSource("ours")
    void shouldGiveAServiceATemporaryFolderToRunLibrariesFrom(String name) {
        assertThat(service(name, "tmpfs").texts()).first().asString().startsWith("/tmp:exec,mode=1777,");
    }

    @Test
    void shouldShareTheBatchesAndKeepTheModelsOfTheTrainer() {
        assertThat(service("batcher", "volumes").texts()).containsExactly("batches:/var/lib/tillstream");
        assertThat(service("batcher", "environment", "DATA_OUTPUT_PATH").text()).isEqualTo("/var/lib/tillstream");
        assertThat(service("trainer", "volumes").texts()).containsExactly("batches:/batches:ro",
                "models:/var/lib/tillstream");
        assertThat(service("trainer", "environment", "DATA_OUTPUT_PATH").text()).isEqualTo("/batches");
        assertThat(service("trainer", "environment", "MODELS_PATH").text()).isEqualTo("/var/lib/tillstream");
        assertThat(service("serving", "environment", "SERVING_TRAINER_URL").text()).isEqualTo("http://trainer:8080");
        assertThat(service("serving", "volumes").exists()).as("any number of them").isFalse();
    }

    @Test
    void shouldHaveAllFourWatched() {
        Tree job = Tree.of("deploy/compose/prometheus/prometheus.yml").at("scrape_configs").list().get(0);
        assertThat(job.at("metrics_path").text()).isEqualTo("/q/metrics");
        assertThat(job.at("dns_sd_configs").list().get(0).at("names").texts()).isEqualTo(Repository.SERVICES);
        assertThat(job.at("dns_sd_configs").list().get(0).at("port").node()).isEqualTo(8080);
    }
}
