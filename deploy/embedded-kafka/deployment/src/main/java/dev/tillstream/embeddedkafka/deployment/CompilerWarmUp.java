package dev.tillstream.embeddedkafka.deployment;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.StandardLocation;
import javax.tools.ToolProvider;

import org.jboss.logging.Logger;

/**
 * Compiles some of the application's sources aside once dev mode has started, so that the first change need not wait
 * until this JVM has loaded its compiler. What becomes of it is thrown away.
 */
final class CompilerWarmUp {

    private static final Logger LOG = Logger.getLogger(CompilerWarmUp.class);
    /** The broker and the application have started by then on most machines, and nobody has changed anything yet. */
    private static final Executor LATER = CompletableFuture.delayedExecutor(10, TimeUnit.SECONDS);
    private static final int SOURCES = 20;
    private static final AtomicBoolean DONE = new AtomicBoolean();

    private CompilerWarmUp() {}

    /** @param classPath of the application, its own classes among it */
    static void once(Collection<Path> sourceFolders, Collection<Path> classPath) {
        if (DONE.compareAndSet(false, true)) {
            LATER.execute(() -> {
                try {
                    if (compile(sourceFolders, classPath)) {
                        LOG.info("The compiler is loaded: the first change will be live as soon as later ones");
                    }
                } catch (IOException | RuntimeException e) {
                    LOG.warn("The compiler could not be loaded beforehand: the first change will take longer", e);
                }
            });
        }
    }

    /** @return whether the sources are sound */
    static boolean compile(Collection<Path> sourceFolders, Collection<Path> classPath) throws IOException {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        List<Path> sources = largest(sourceFolders);
        if (compiler == null || sources.isEmpty()) {
            return false;
        }
        Path classes = Files.createTempDirectory("tillstream-classes");
        DiagnosticCollector<JavaFileObject> faults = new DiagnosticCollector<>();
        try (StandardJavaFileManager files = compiler.getStandardFileManager(faults, null, null)) {
            files.setLocation(StandardLocation.CLASS_OUTPUT, List.of(classes.toFile()));
            files.setLocation(StandardLocation.CLASS_PATH, classPath.stream().map(Path::toFile).toList());
            files.setLocation(StandardLocation.SOURCE_PATH, List.<File>of());
            return compiler.getTask(null, files, faults, List.of("-proc:none", "-parameters"), null,
                    files.getJavaFileObjectsFromPaths(sources)).call();
        } finally {
            delete(classes);
        }
    }

    private static List<Path> largest(Collection<Path> folders) throws IOException {
        List<Path> sources = List.of();
        for (Path folder : folders) {
            if (Files.isDirectory(folder)) {
                try (Stream<Path> files = Files.walk(folder)) {
                    sources = Stream.concat(sources.stream(), files.filter(file -> file.toString().endsWith(".java")))
                            .sorted(Comparator.comparing((Path file) -> file.toFile().length()).reversed())
                            .limit(SOURCES).collect(Collectors.toList());
                }
            }
        }
        return sources;
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
