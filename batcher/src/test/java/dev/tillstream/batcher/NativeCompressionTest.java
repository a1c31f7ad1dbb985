package dev.tillstream.batcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.jar.JarFile;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;

import com.github.luben.zstd.Zstd;
import dev.tillstream.nativecheck.Declarations;
import dev.tillstream.nativecheck.ReflectionTrace;
import dev.tillstream.nativecheck.StaticInitialisers;
import io.netty.handler.codec.http.HttpContentCompressor;
import net.jpountz.lz4.LZ4Factory;
import net.jpountz.xxhash.XXHashFactory;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Any record of a topic may be compressed with lz4 or zstd; their libraries are native code, found by reflection. */
class NativeCompressionTest {

    private static final Declarations DECLARED = Declarations.of("tillstream-data");
    private static final Pattern FOR_LINUX = Pattern.compile(".*linux/(amd64|aarch64)/.*\\.so");

    @Test
    void shouldDeclareEachImplementationOfLz4() throws Exception {
        // When
        Set<String> used = ReflectionTrace.of(List.of("net.jpountz."), AllOfLz4.class);
        // Then
        used.removeIf(name -> name.startsWith("sun.misc."));
        assertThat(used).contains("net.jpountz.lz4.LZ4JNICompressor", "net.jpountz.lz4.LZ4JavaSafeSafeDecompressor",
                "net.jpountz.xxhash.XXHash32JavaUnsafe");
        Set<String> missing = new TreeSet<>(used);
        missing.removeAll(DECLARED.reflective());
        assertThat(missing).as("to be added to reflect-config.json").isEmpty();
    }

    @ParameterizedTest
    @ValueSource(classes = {LZ4Factory.class, Zstd.class})
    void shouldCarryTheLibrariesForLinux(Class<?> library) throws Exception {
        List<String> files;
        try (JarFile jar = new JarFile(jar(library).toFile())) {
            files = jar.stream().map(ZipEntry::getName).filter(FOR_LINUX.asMatchPredicate()).toList();
        }
        assertThat(files).hasSize(2).allMatch(DECLARED::carries);
    }

    @Test
    void shouldCarryNoLibraryOfAnotherSystem() {
        assertThat(DECLARED.carries("win/amd64/libzstd-jni-1.5.6-10.dll")).isFalse();
    }

    @Test
    void shouldDeclareTheFieldsThatZstdsLibraryWrites() throws Exception {
        assertThat(DECLARED.jniFields()).hasSize(4);
        for (String field : DECLARED.jniFields()) {
            int dot = field.lastIndexOf('.');
            assertThat(Class.forName(field.substring(0, dot)).getDeclaredField(field.substring(dot + 1))).isNotNull();
        }
    }

    /** Or the libraries would be loaded when an executable is built, and be missing where it runs. */
    @ParameterizedTest
    @ValueSource(classes = {KafkaProducer.class, HttpContentCompressor.class, LZ4Factory.class, Zstd.class})
    void shouldInitialiseAtRunTimeWhatLoadsTheLibraries(Class<?> inJar) throws Exception {
        assertThat(DECLARED.initialisesAtRunTime(LZ4Factory.class.getName())).isTrue();
        assertThat(DECLARED.initialisesAtRunTime(Zstd.class.getName())).isTrue();
        assertThat(StaticInitialisers.early(jar(inJar), DECLARED::initialisesAtRunTime)).isEmpty();
    }

    private static Path jar(Class<?> inJar) throws IOException, URISyntaxException {
        return Path.of(inJar.getProtectionDomain().getCodeSource().getLocation().toURI());
    }

    static final class AllOfLz4 implements Callable<Object> {
        @Override
        public Object call() {
            return List.of(LZ4Factory.nativeInstance(), LZ4Factory.safeInstance(),
                    LZ4Factory.unsafeInsecureInstance(), LZ4Factory.fastestInstance(),
                    XXHashFactory.nativeInstance(), XXHashFactory.safeInstance(), XXHashFactory.unsafeInstance());
        }
    }
}
