package dev.tillstream.manifests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class KubernetesTest {

    private static final String BASE = "deploy/kubernetes/base";
    private static final List<String> OVERLAYS = List.of("deploy/kubernetes/overlays/local",
            "deploy/kubernetes/overlays/production");

    /** All objects of the base, as they stand in its files. */
    private static List<Tree> base() {
        return Tree.of(BASE + "/kustomization.yaml").at("resources").texts().stream()
                .flatMap(file -> Repository.documents(Repository.read(BASE + "/" + file)).stream()).map(Tree::new)
                .toList();
    }

    static Stream<Tree> workloads() {
        return base().stream().filter(it -> Set.of("Deployment", "StatefulSet").contains(it.at("kind").text()));
    }

    private static Tree object(List<Tree> all, String kind, String name) {
        List<Tree> found = all.stream().filter(
                it -> it.at("kind").text().equals(kind) && it.at("metadata", "name").text().equals(name)).toList();
        assertThat(found).as("%s %s", kind, name).hasSize(1);
        return found.get(0);
    }

    private static Tree container(Tree workload) {
        List<Tree> containers = workload.at("spec", "template", "spec", "containers").list();
        assertThat(containers).hasSize(1);
        return containers.get(0);
    }

    @Test
    void shouldHoldOnlyWhatTheApiKnows() {
        assertThat(base()).hasSizeGreaterThan(30)
                .allSatisfy(object -> assertThat(Manifests.strict(object.node()).getMetadata().getName()).isNotNull());
    }

    @Test
    void shouldRefuseFieldsThatTheApiDoesNotKnow() {
        Map<String, Object> service = Map.of("apiVersion", "v1", "kind", "Service", "metadata", Map.of("name", "a"),
                "spec", Map.of("prots", List.of()));
        assertThatThrownBy(() -> Manifests.strict(service)).hasMessageContaining("prots");
        Map<String, Object> topic = Map.of("apiVersion", "kafka.strimzi.io/v1", "kind", "KafkaTopic", "metadata",
                Map.of("name", "a"), "spec", Map.of("partition", 1));
        assertThatThrownBy(() -> Manifests.strict(topic)).hasMessageContaining("partition");
    }

    @Test
    void shouldHaveEveryFileInItsKustomization() {
        for (Path kustomization : Repository.files("deploy/kubernetes", "kustomization.yaml")) {
            Tree file = Tree.of(Repository.ROOT.relativize(kustomization).toString());
            Set<String> named = new TreeSet<>(file.at("resources").texts());
            file.at("patches").list().stream().filter(patch -> patch.at("path").exists())
                    .forEach(patch -> named.add(patch.at("path").text()));
            assertThat(named).allSatisfy(name -> assertThat(kustomization.resolveSibling(name)).exists());
            for (Path other : Repository.files(Repository.ROOT.relativize(kustomization.getParent()).toString(),
                    ".yaml")) {
                assertThat(other.equals(kustomization) || named.contains(other.getFileName().toString()))
                        .as("%s", other)
                        .isTrue();
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"deploy/kubernetes/overlays/local", "deploy/kubernetes/overlays/production"})
    void shouldBuildObjectsThatTheApiKnows(String overlay) {
        // When
        List<Tree> built = Manifests.built(overlay).stream().map(Tree::new).toList();

        // Then
        assertThat(built).hasSize(base().size() + 1).allSatisfy(object -> {
            Manifests.strict(object.node());
            if (!object.at("kind").text().equals("Namespace")) {
                assertThat(object.at("metadata", "namespace").text()).isEqualTo("tillstream");
            }
        });
        Tree peers = object(built, "Kafka", "tillstream").at("spec", "kafka", "listeners").list().get(0)
                .at("networkPolicyPeers").list().get(0).at("podSelector", "matchLabels");
        built.stream().filter(it -> Set.of("Deployment", "StatefulSet").contains(it.at("kind").text()))
                .forEach(it -> assertThat(it.at("spec", "template", "metadata", "labels").map())
                        .as("Kafka lets it in").containsAllEntriesOf(peers.map()));
    }

    @Test
    void shouldReplicateInProductionAndShareOneNodesVolumeLocally() {
        List<Tree> local = Manifests.built(OVERLAYS.get(0)).stream().map(Tree::new).toList();
        List<Tree> production = Manifests.built(OVERLAYS.get(1)).stream().map(Tree::new).toList();
        assertThat(object(local, "PersistentVolumeClaim", "batches").at("spec", "accessModes").texts())
                .containsExactly("ReadWriteOnce");
        assertThat(object(production, "PersistentVolumeClaim", "batches").at("spec", "accessModes").texts())
                .containsExactly("ReadWriteMany");
        assertThat(production).filteredOn(it -> it.at("kind").text().equals("KafkaTopic")).hasSize(14)
                .allMatch(topic -> topic.at("spec", "replicas").node().equals(3));
        assertThat(object(production, "Kafka", "tillstream").at("spec", "kafka", "config").map())
                .containsEntry("min.insync.replicas", 2).containsEntry("default.replication.factor", 3)
                .containsEntry("message.max.bytes", 16777216);
        assertThat(object(production, "Ingress", "tillstream").at("spec", "rules").list().get(0).at("host").text())
                .isEqualTo(object(production, "Ingress", "tillstream").at("spec", "tls").list().get(0).at("hosts")
                        .texts().get(0));
    }

    @ParameterizedTest
    @MethodSource("workloads")
    void shouldRunWithoutRights(Tree workload) {
        Tree pod = workload.at("spec", "template", "spec");
        assertThat(pod.at("automountServiceAccountToken").node()).isEqualTo(false);
        assertThat(object(base(), "ServiceAccount", pod.at("serviceAccountName").text())
                .at("automountServiceAccountToken").node()).isEqualTo(false);
        assertThat(pod.at("securityContext").map()).containsEntry("runAsNonRoot", true)
                .containsEntry("runAsUser", 1001).containsEntry("seccompProfile", Map.of("type", "RuntimeDefault"));
        assertThat(container(workload).at("securityContext").map()).isEqualTo(Map.of("allowPrivilegeEscalation", false,
                "readOnlyRootFilesystem", true, "capabilities", Map.of("drop", List.of("ALL"))));
    }

    @ParameterizedTest
    @MethodSource("workloads")
    void shouldBeAskedAndLimited(Tree workload) {
        Tree container = container(workload);
        assertThat(container.at("startupProbe", "httpGet", "path").text()).isEqualTo("/q/health/started");
        assertThat(container.at("livenessProbe", "httpGet", "path").text()).isEqualTo("/q/health/live");
        assertThat(container.at("readinessProbe", "httpGet", "path").text()).isEqualTo("/q/health/ready");
        assertThat(container.at("resources", "requests").map()).containsKeys("cpu", "memory");
        assertThat(container.at("resources", "limits", "memory").text())
                .isEqualTo(container.at("resources", "requests", "memory").text());
        assertThat(container.at("resources", "limits").map()).containsKey("cpu");
    }

    @ParameterizedTest
    @MethodSource("workloads")
    void shouldMountWhatItDeclaresAndSetWhatItKnows(Tree workload) {
        String name = workload.at("metadata", "name").text();
        Set<String> declared = new TreeSet<>();
        workload.at("spec", "template", "spec", "volumes").list().forEach(it -> declared.add(it.at("name").text()));
        workload.at("spec", "volumeClaimTemplates").list()
                .forEach(it -> declared.add(it.at("metadata", "name").text()));
        assertThat(container(workload).at("volumeMounts").list()).extracting(it -> it.at("name").text())
                .contains("tmp").containsExactlyInAnyOrderElementsOf(declared);
        assertThat(container(workload).at("env").list()).isNotEmpty()
                .allSatisfy(it -> assertThat(ServiceClasses.of(name).variables()).contains(it.at("name").text()));
    }

    @Test
    void shouldShareOnlySettingsThatAServiceKnows() {
        Set<String> known = new TreeSet<>();
        Repository.SERVICES.forEach(service -> known.addAll(ServiceClasses.of(service).variables()));
        assertThat(Repository.read(BASE + "/settings.env").lines().map(line -> line.split("=")[0]).toList())
                .contains("KAFKA_BOOTSTRAP_SERVERS", "SERVING_TRAINER_URL").allMatch(known::contains);
    }

    @Test
    void shouldHaveOneOwnerOfEachStoreAndAnyNumberOfServing() {
        Map<String, String> replicas = workloads().collect(Collectors.toMap(it -> it.at("metadata", "name").text(),
                it -> it.at("kind").text() + " " + it.at("spec", "replicas").node()));
        assertThat(replicas)
                .isEqualTo(Map.of("ingest", "StatefulSet 1", "batcher", "StatefulSet 1", "trainer", "StatefulSet 1",
                        "serving", "Deployment null"));
        Tree batcher = container(object(base(), "StatefulSet", "batcher"));
        assertThat(batcher.at("env").list()).anySatisfy(it -> {
            assertThat(it.at("name").text()).isEqualTo("BATCHER_INSTANCE_ID");
            assertThat(it.at("valueFrom", "fieldRef", "fieldPath").text()).isEqualTo("metadata.name");
        });
        assertThat(object(base(), "HorizontalPodAutoscaler", "serving").at("spec", "scaleTargetRef").map())
                .isEqualTo(Map.of("apiVersion", "apps/v1", "kind", "Deployment", "name", "serving"));
        object(base(), "PodDisruptionBudget", "serving");
    }

    @Test
    void shouldDenyWhatNoPolicyAllows() {
        Tree deny = object(base(), "NetworkPolicy", "default-deny").at("spec");
        assertThat(deny.at("policyTypes").texts()).containsExactly("Ingress", "Egress");
        assertThat(deny.at("ingress").exists() || deny.at("egress").exists()).isFalse();
        for (String policy : List.of("names-and-kafka", "requests")) {
            assertThat(object(base(), "NetworkPolicy", policy).at("spec", "podSelector", "matchExpressions").list()
                    .get(0).at("values").texts()).isEqualTo(Repository.SERVICES);
        }
    }
}
