package dev.tillstream.nativecheck;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.annotation.Annotation;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Stream;

import org.objectweb.asm.ClassReader;

/**
 * The records of a package that a module reads or writes as JSON, if it refers to them at all, and the types that it
 * registers for that with Quarkus's annotation. Both are names; a record's own records and enums are with it.
 */
public final class JsonTypes {

    private static final String REGISTER = "io.quarkus.runtime.annotations.RegisterForReflection";

    private JsonTypes() {}

    /**
     * @param classes a folder of compiled classes
     * @param packageName of the records
     */
    public static Set<String> referred(Path classes, String packageName) {
        Set<String> names = new TreeSet<>();
        each(classes, reader -> {
            for (int item = 1; item < reader.getItemCount(); item++) {
                int at = reader.getItem(item);
                // A reference to a class: its tag stands before it.
                if (at > 0 && reader.readByte(at - 1) == 7) {
                    String name = reader.readUTF8(at, new char[reader.getMaxStringLength()]).replace('/', '.');
                    if (name.startsWith(packageName + ".")) {
                        addWithParts(load(name), names);
                    }
                }
            }
        });
        return names;
    }

    /** @param classes a folder of compiled classes */
    public static Set<String> registered(Path classes) {
        Set<String> names = new TreeSet<>();
        each(classes, reader -> {
            Class<?> type = load(reader.getClassName().replace('/', '.'));
            for (Annotation annotation : type.getAnnotations()) {
                if (annotation.annotationType().getName().equals(REGISTER)) {
                    addTargets(annotation, type, names);
                }
            }
        });
        return names;
    }

    private static void addTargets(Annotation annotation, Class<?> type, Set<String> names) {
        try {
            Class<?>[] targets = (Class<?>[]) annotation.annotationType().getMethod("targets").invoke(annotation);
            String[] named = (String[]) annotation.annotationType().getMethod("classNames").invoke(annotation);
            if (targets.length == 0 && named.length == 0) {
                names.add(type.getName());
            }
            Stream.of(targets).map(Class::getName).forEach(names::add);
            names.addAll(Set.of(named));
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void addWithParts(Type type, Set<String> names) {
        if (type instanceof ParameterizedType generic) {
            for (Type argument : generic.getActualTypeArguments()) {
                addWithParts(argument, names);
            }
        } else if (type instanceof Class<?> named && named.isRecord() && isOurs(named) && names.add(named.getName())) {
            for (RecordComponent component : named.getRecordComponents()) {
                addWithParts(component.getGenericType(), names);
            }
        } else if (type instanceof Class<?> named && named.isEnum() && isOurs(named)) {
            names.add(named.getName());
        }
    }

    private static boolean isOurs(Class<?> type) {
        return type.getName().startsWith("dev.tillstream.");
    }

    private static void each(Path classes, Consumer<ClassReader> action) {
        try (Stream<Path> files = Files.walk(classes)) {
            files.filter(file -> file.toString().endsWith(".class")).forEach(file -> {
                try (InputStream in = Files.newInputStream(file)) {
                    action.accept(new ClassReader(in));
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Class<?> load(String name) {
        try {
            return Class.forName(name, false, Thread.currentThread().getContextClassLoader());
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }
}
