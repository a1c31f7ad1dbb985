package dev.tillstream.nativecheck;

import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Constructor;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;

import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/**
 * Runs work with classes that tell which others they look into by reflection. The packages to be traced, and the work's
 * class itself, are loaded once more, by a loader of their own; all others are those of the test. One trace at a time.
 */
public final class ReflectionTrace {

    private static final String CLASS = "java/lang/Class";
    private static final String LOOKUP = "java/lang/invoke/MethodHandles$Lookup";
    private static final Set<String> OF_CLASS = Arrays.stream(Reflected.class.getDeclaredMethods()).map(Method::getName)
            .filter(name -> name.startsWith("get")).collect(Collectors.toUnmodifiableSet());

    private ReflectionTrace() {}

    /**
     * The names of the classes whose members or names the traced code asked for.
     *
     * @param packages beginnings of the names of traced classes
     * @param work a class with a constructor without arguments; what it uses of classes that are not traced must be public
     */
    public static Set<String> of(List<String> packages, Class<? extends Callable<?>> work) throws Exception {
        Reflected.take();
        Class<?> traced = Class.forName(work.getName(), true, new Loader(packages, work));
        Constructor<?> constructor = traced.getDeclaredConstructor();
        constructor.setAccessible(true);
        ((Callable<?>) constructor.newInstance()).call();
        return new TreeSet<>(Reflected.take());
    }

    /** Takes the traced classes before its parent does. */
    private static final class Loader extends ClassLoader {
        private final List<String> packages;
        private final String work;

        Loader(List<String> packages, Class<?> work) {
            super(work.getClassLoader());
            this.packages = packages;
            this.work = work.getName();
        }

        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            synchronized (getClassLoadingLock(name)) {
                Class<?> loaded = findLoadedClass(name);
                if (loaded != null) {
                    return loaded;
                }
                return isTraced(name) ? findClass(name) : super.loadClass(name, resolve);
            }
        }

        private boolean isTraced(String name) {
            return name.equals(work) || packages.stream().anyMatch(name::startsWith);
        }

        @Override
        protected Class<?> findClass(String name) throws ClassNotFoundException {
            try (InputStream in = getParent().getResourceAsStream(name.replace('.', '/') + ".class")) {
                if (in == null) {
                    throw new ClassNotFoundException(name);
                }
                byte[] code = traced(in);
                return defineClass(name, code, 0, code.length);
            } catch (IOException e) {
                throw new ClassNotFoundException(name, e);
            }
        }
    }

    private static byte[] traced(InputStream code) throws IOException {
        ClassReader reader = new ClassReader(code);
        ClassWriter writer = new ClassWriter(reader, 0);
        reader.accept(new ClassVisitor(Opcodes.ASM9, writer) {
            @Override
            public MethodVisitor visitMethod(int access, String name, String descriptor, String signature,
                    String[] exceptions) {
                return new Calls(super.visitMethod(access, name, descriptor, signature, exceptions));
            }
        }, 0);
        return writer.toByteArray();
    }

    /** Leads reflective calls to {@link Reflected}, where what was called upon comes first. */
    private static final class Calls extends MethodVisitor {

        Calls(MethodVisitor next) {
            super(Opcodes.ASM9, next);
        }

        @Override
        public void visitMethodInsn(int opcode, String owner, String name, String descriptor, boolean ofInterface) {
            if (opcode == Opcodes.INVOKEVIRTUAL && owner.equals(CLASS) && OF_CLASS.contains(name)) {
                lead(name, "(L" + CLASS + ";" + descriptor.substring(1));
            } else if (opcode == Opcodes.INVOKEVIRTUAL && owner.equals("java/lang/ClassLoader")
                    && descriptor.equals("(Ljava/lang/String;)Ljava/lang/Class;") && name.equals("loadClass")) {
                lead(name, "(Ljava/lang/ClassLoader;" + descriptor.substring(1));
            } else if (opcode == Opcodes.INVOKEVIRTUAL && owner.equals(LOOKUP) && name.equals("findConstructor")) {
                lead(name, "(L" + LOOKUP + ";" + descriptor.substring(1));
            } else if (opcode == Opcodes.INVOKESTATIC && owner.equals(CLASS) && name.equals("forName")
                    && descriptor.startsWith("(Ljava/lang/String;")) {
                lead(name, descriptor);
            } else {
                super.visitMethodInsn(opcode, owner, name, descriptor, ofInterface);
            }
        }

        private void lead(String name, String descriptor) {
            super.visitMethodInsn(Opcodes.INVOKESTATIC, Reflected.class.getName().replace('.', '/'), name, descriptor,
                    false);
        }
    }
}
