package dev.tillstream.nativecheck;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URL;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

/**
 * The files of one of our artefacts below {@code META-INF/native-image} on the class path: what it declares for native
 * executables. A file that is missing declares nothing.
 */
public final class Declarations {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern AT_RUN_TIME = Pattern.compile("--initialize-at-run-time=(\\S+)");

    private final String folder;

    private Declarations(String folder) {
        this.folder = folder;
    }

    /** @param artefact such as {@code tillstream-trainer} */
    public static Declarations of(String artefact) {
        return new Declarations("META-INF/native-image/dev.tillstream/" + artefact + "/");
    }

    /** The classes with all methods, fields and constructors; a lesser declaration is none here. */
    public Set<String> reflective() {
        Set<String> names = new TreeSet<>();
        for (JsonNode entry : read("reflect-config.json")) {
            if (entry.path("allDeclaredMethods").asBoolean() && entry.path("allDeclaredFields").asBoolean()
                    && entry.path("allDeclaredConstructors").asBoolean()) {
                names.add(entry.path("name").asText());
            }
        }
        return names;
    }

    /** Fields that native code may reach, as {@code class.field}. */
    public Set<String> jniFields() {
        Set<String> fields = new TreeSet<>();
        for (JsonNode entry : read("jni-config.json")) {
            entry.path("fields").forEach(field -> fields
                    .add(entry.path("name").asText() + "." + field.path("name").asText()));
        }
        return fields;
    }

    /** Whether a resource of that name is carried. */
    public boolean carries(String resource) {
        return read("resource-config.json").findValues("pattern").stream()
                .anyMatch(pattern -> Pattern.matches(pattern.asText(), resource));
    }

    /** Whether that class is initialised when the executable runs, not when it is built. */
    public boolean initialisesAtRunTime(String className) {
        return atRunTime().stream()
                .anyMatch(name -> className.equals(name) || className.startsWith(name + "."));
    }

    /** Classes and packages as they are declared. */
    public List<String> atRunTime() {
        List<String> names = new ArrayList<>();
        Properties properties = new Properties();
        for (URL file : files("native-image.properties")) {
            try (InputStream in = file.openStream()) {
                properties.load(in);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            Matcher matcher = AT_RUN_TIME.matcher(properties.getProperty("Args", ""));
            while (matcher.find()) {
                names.addAll(Arrays.asList(matcher.group(1).split(",")));
            }
        }
        return names;
    }

    private JsonNode read(String name) {
        List<URL> files = files(name);
        try {
            return files.isEmpty() ? JSON.createObjectNode() : JSON.readTree(files.get(0));
        } catch (IOException e) {
            throw new UncheckedIOException(folder + name, e);
        }
    }

    private List<URL> files(String name) {
        try {
            return Collections.list(Thread.currentThread().getContextClassLoader().getResources(folder + name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
