package dev.tillstream.nativecheck;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/**
 * What static initialisers call that has a meaning at run time only. Quarkus runs them when the executable is built: a
 * random number would be the same in each process, a thread or an open file can't be carried at all, and the machine that
 * a system property tells of would be the one that built it. Only the initialiser's own code is read, not what it calls
 * in other classes.
 */
public final class StaticInitialisers {

    private static final List<Pattern> FORBIDDEN = Stream.of(
            "java/util/(Random|SplittableRandom|Timer)\\.<init>",
            "java/security/SecureRandom\\..*",
            "java/util/concurrent/ThreadLocalRandom\\..*",
            "java/util/UUID\\.randomUUID",
            "java/lang/Math\\.random",
            "java/lang/(Thread|ThreadGroup)\\..*",
            "java/util/concurrent/(Executors|ThreadPoolExecutor|ScheduledThreadPoolExecutor|ForkJoinPool)\\..*",
            "java/lang/ref/Cleaner\\..*",
            "java/lang/System\\.(getenv|getProperty|getProperties|nanoTime|currentTimeMillis|load|loadLibrary|console)",
            "java/lang/(Integer|Long|Boolean)\\.get(Integer|Long|Boolean)",
            "java/lang/Runtime\\..*",
            "java/lang/ProcessHandle\\..*",
            "java/(time/(Instant|LocalDate|LocalDateTime|ZonedDateTime|OffsetDateTime))\\.now",
            "java/time/(Clock|ZoneId)\\.system.*",
            "java/util/(TimeZone|Locale)\\.getDefault",
            "java/nio/charset/Charset\\.defaultCharset",
            "java/net/InetAddress\\..*",
            "java/net/http/HttpClient.*",
            "java/nio/channels/.*",
            "java/nio/ByteBuffer\\.allocateDirect",
            "java/nio/file/(Files|Path|Paths|FileSystems)\\..*",
            "java/io/(File|RandomAccessFile|FileInputStream|FileOutputStream)\\..*",
            "java/util/zip/(Inflater|Deflater|ZipFile)\\..*").map(Pattern::compile).toList();

    private StaticInitialisers() {}

    /**
     * The forbidden calls, as {@code class -> call}.
     *
     * @param classes a folder of compiled classes
     * @param atRunTime whether a class of that name is initialised at run time, where it may call all of this
     */
    public static Set<String> forbidden(Path classes, Predicate<String> atRunTime) {
        return calls(classes, atRunTime,
                call -> FORBIDDEN.stream().anyMatch(pattern -> pattern.matcher(call).matches()));
    }

    /**
     * The classes whose static initialiser calls another that is initialised at run time: they have to be, too.
     *
     * @param jar the file that holds the classes
     * @param atRunTime whether a class of that name is initialised at run time
     */
    public static Set<String> early(Path jar, Predicate<String> atRunTime) {
        try (FileSystem content = FileSystems.newFileSystem(jar)) {
            return calls(content.getPath("/"), atRunTime,
                    call -> atRunTime.test(call.substring(0, call.lastIndexOf('.')).replace('/', '.')));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Set<String> calls(Path classes, Predicate<String> left, Predicate<String> wanted) {
        Set<String> found = new TreeSet<>();
        try (Stream<Path> files = Files.walk(classes)) {
            files.filter(file -> file.toString().endsWith(".class") && !file.startsWith("/META-INF"))
                    .forEach(file -> read(file, left, wanted, found));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return found;
    }

    private static void read(Path file, Predicate<String> left, Predicate<String> wanted, Set<String> found) {
        try (InputStream in = Files.newInputStream(file)) {
            ClassReader reader = new ClassReader(in);
            String name = reader.getClassName().replace('/', '.');
            if (!left.test(name)) {
                reader.accept(new Initialiser(name, wanted, found), ClassReader.SKIP_DEBUG | ClassReader.SKIP_FRAMES);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static final class Initialiser extends ClassVisitor {
        private final String className;
        private final Predicate<String> wanted;
        private final Set<String> found;

        Initialiser(String className, Predicate<String> wanted, Set<String> found) {
            super(Opcodes.ASM9);
            this.className = className;
            this.wanted = wanted;
            this.found = found;
        }

        @Override
        public MethodVisitor visitMethod(int access, String name, String descriptor, String signature,
                String[] exceptions) {
            return name.equals("<clinit>") ? new MethodVisitor(Opcodes.ASM9) {
                @Override
                public void visitMethodInsn(int opcode, String owner, String called, String type,
                        boolean ofInterface) {
                    String call = owner + "." + called;
                    if (wanted.test(call)) {
                        found.add(className + " -> " + call);
                    }
                }
            } : null;
        }
    }
}
