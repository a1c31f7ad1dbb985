package dev.tillstream.manifests;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.MapperConfig;
import com.fasterxml.jackson.databind.introspect.Annotated;
import com.fasterxml.jackson.databind.introspect.JacksonAnnotationIntrospector;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Namespace;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaim;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServiceAccount;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.fabric8.kubernetes.api.model.autoscaling.v2.HorizontalPodAutoscaler;
import io.fabric8.kubernetes.api.model.networking.v1.Ingress;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;
import io.strimzi.api.kafka.model.kafka.Kafka;
import io.strimzi.api.kafka.model.nodepool.KafkaNodePool;
import io.strimzi.api.kafka.model.topic.KafkaTopic;

/** Kubernetes objects, read strictly: as the classes of their API, without any field that those don't have. */
final class Manifests {

    private static final String STRIMZI = "kafka.strimzi.io/v1";
    private static final Map<String, Class<? extends HasMetadata>> TYPES = Map.ofEntries(
            Map.entry("v1 ConfigMap", ConfigMap.class), Map.entry("v1 Namespace", Namespace.class),
            Map.entry("v1 PersistentVolumeClaim", PersistentVolumeClaim.class),
            Map.entry("v1 Service", Service.class), Map.entry("v1 ServiceAccount", ServiceAccount.class),
            Map.entry("apps/v1 Deployment", Deployment.class), Map.entry("apps/v1 StatefulSet", StatefulSet.class),
            Map.entry("autoscaling/v2 HorizontalPodAutoscaler", HorizontalPodAutoscaler.class),
            Map.entry("networking.k8s.io/v1 Ingress", Ingress.class),
            Map.entry("networking.k8s.io/v1 NetworkPolicy", NetworkPolicy.class),
            Map.entry("policy/v1 PodDisruptionBudget", PodDisruptionBudget.class),
            Map.entry(STRIMZI + " Kafka", Kafka.class), Map.entry(STRIMZI + " KafkaNodePool", KafkaNodePool.class),
            Map.entry(STRIMZI + " KafkaTopic", KafkaTopic.class));

    private static final ObjectMapper STRICT = new ObjectMapper()
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .setAnnotationIntrospector(new NothingUnknown());

    private static final Pattern KUSTOMIZE = Pattern.compile("Kustomize Version: v(\\d+)\\.");
    private static final int OLDEST_KUSTOMIZE = 4;

    private Manifests() {}

    /** The classes keep what they don't know, so that newer servers' objects survive; here it is an error. */
    private static final class NothingUnknown extends JacksonAnnotationIntrospector {

        private static final long serialVersionUID = 1;

        @Override
        public Boolean hasAnySetter(Annotated annotated) {
            return false;
        }

        @Override
        public JsonIgnoreProperties.Value findPropertyIgnoralByName(MapperConfig<?> config, Annotated annotated) {
            return super.findPropertyIgnoralByName(config, annotated).withoutIgnoreUnknown();
        }
    }

    /** @throws IllegalArgumentException if an object is of no known type, or has a field that its type has not */
    static HasMetadata strict(Object document) {
        Tree object = new Tree(document);
        String type = object.at("apiVersion").text() + " " + object.at("kind").text();
        Class<? extends HasMetadata> known = TYPES.get(type);
        if (known == null) {
            throw new IllegalArgumentException("no such type: " + type);
        }
        return STRICT.convertValue(document, known);
    }

    /** What {@code kubectl apply -k} would send; the test is skipped where there is no kubectl that can tell. */
    static List<Object> built(String folder) {
        Matcher version = KUSTOMIZE.matcher(kubectl("version", "--client"));
        assumeTrue(version.find() && Integer.parseInt(version.group(1)) >= OLDEST_KUSTOMIZE,
                "skipped: needs a kubectl with kustomize " + OLDEST_KUSTOMIZE + " or newer on the PATH");
        String yaml = kubectl("kustomize", Repository.ROOT.resolve(folder).toString());
        return Repository.documents(yaml);
    }

    /** @return empty if there is no kubectl */
    private static String kubectl(String... arguments) {
        try {
            Path errors = java.nio.file.Files.createTempFile("kubectl", ".err");
            List<String> command = new java.util.ArrayList<>(List.of("kubectl"));
            command.addAll(List.of(arguments));
            Process process = new ProcessBuilder(command).redirectError(errors.toFile()).start();
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (!process.waitFor(1, TimeUnit.MINUTES) || process.exitValue() != 0) {
                throw new AssertionError(command + ": " + java.nio.file.Files.readString(errors));
            }
            java.nio.file.Files.delete(errors);
            return output;
        } catch (IOException noKubectl) {
            return "";
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
