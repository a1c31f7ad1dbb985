package dev.tillstream.manifests;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.jboss.jandex.AnnotationInstance;
import org.jboss.jandex.AnnotationTarget;
import org.jboss.jandex.ClassInfo;
import org.jboss.jandex.DotName;
import org.jboss.jandex.Index;
import org.jboss.jandex.Indexer;
import org.jboss.jandex.MethodInfo;
import org.jboss.jandex.Type;

/** What a service's compiled classes say about it: its routes, and the environment variables that it knows. */
final class ServiceClasses {

    private static final DotName PATH = DotName.createSimple("jakarta.ws.rs.Path");
    private static final DotName MAPPING = DotName.createSimple("io.smallrye.config.ConfigMapping");
    private static final DotName DEFAULT = DotName.createSimple("io.smallrye.config.WithDefault");
    private static final Pattern EXPRESSION = Pattern.compile("\\$\\{([A-Z][A-Z0-9_]+)");
    /** What Quarkus, its Kafka connector and Java themselves know, as far as it is used. */
    private static final Set<String> OF_THE_PLATFORM = Set.of("KAFKA_BOOTSTRAP_SERVERS", "JAVA_TOOL_OPTIONS",
            "QUARKUS_HTTP_BODY_UPLOADS_DIRECTORY");

    private final Path classes;
    private final Index index;

    private ServiceClasses(Path classes, Index index) {
        this.classes = classes;
        this.index = index;
    }

    static ServiceClasses of(String service) {
        Path classes = Repository.ROOT.resolve(service).resolve("target/classes");
        Indexer indexer = new Indexer();
        try (Stream<Path> files = Files.walk(classes)) {
            for (Path file : files.filter(file -> file.toString().endsWith(".class")).toList()) {
                try (InputStream in = Files.newInputStream(file)) {
                    indexer.index(in);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new ServiceClasses(classes, indexer.complete());
    }

    /** Paths of all JAX-RS methods; parameters stand as {@code {name}}. */
    Set<String> routes() {
        Set<String> routes = new TreeSet<>();
        for (AnnotationInstance path : index.getAnnotations(PATH)) {
            if (path.target().kind() == AnnotationTarget.Kind.CLASS) {
                routes.add(join("", path.value().asString()));
            } else if (path.target().kind() == AnnotationTarget.Kind.METHOD) {
                ClassInfo resource = path.target().asMethod().declaringClass();
                AnnotationInstance parent = resource.declaredAnnotation(PATH);
                routes.add(join(parent == null ? "" : parent.value().asString(), path.value().asString()));
            }
        }
        return routes;
    }

    /** Names of the environment variables that change this service. */
    Set<String> variables() {
        Set<String> names = new TreeSet<>(OF_THE_PLATFORM);
        for (AnnotationInstance mapping : index.getAnnotations(MAPPING)) {
            addSettings(mapping.value("prefix").asString(), mapping.target().asClass(), names);
        }
        index.getAnnotations(DEFAULT).forEach(value -> addExpressions(value.value().asString(), names));
        try (Stream<Path> files = Files.walk(classes)) {
            for (Path file : files.filter(file -> file.toString().endsWith(".properties")).toList()) {
                addExpressions(Files.readString(file), names);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return names;
    }

    private void addSettings(String prefix, ClassInfo settings, Set<String> names) {
        for (DotName parent : settings.interfaceNames()) {
            addSettings(prefix, index.getClassByName(parent), names);
        }
        for (MethodInfo method : settings.methods()) {
            if (method.parametersCount() > 0 || !java.lang.reflect.Modifier.isAbstract(method.flags())) {
                continue;
            }
            String name = prefix + "." + kebab(method.name());
            Type type = method.returnType();
            ClassInfo nested = index.getClassByName(type.name());
            if (nested != null && nested.isInterface()) {
                addSettings(name, nested, names);
            } else {
                names.add(name.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]", "_"));
            }
        }
    }

    private static void addExpressions(String text, Set<String> names) {
        Matcher matcher = EXPRESSION.matcher(text);
        while (matcher.find()) {
            names.add(matcher.group(1));
        }
    }

    private static String kebab(String camel) {
        return camel.replaceAll("([a-z0-9])([A-Z])", "$1-$2").toLowerCase(Locale.ROOT);
    }

    private static String join(String parent, String child) {
        String path = ("/" + parent + "/" + child).replaceAll("/+", "/");
        return path.length() > 1 && path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
    }
}
