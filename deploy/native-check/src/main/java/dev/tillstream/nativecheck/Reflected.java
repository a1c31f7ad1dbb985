package dev.tillstream.nativecheck;

import java.lang.StackWalker.Option;
import java.lang.annotation.Annotation;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles.Lookup;
import java.lang.invoke.MethodType;
import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Stands in for the reflective methods of {@link Class}, and of {@link Lookup}, in traced classes: same names and
 * arguments, the class or the lookup in front.
 * Public for the traced classes alone, which know no other package of this loader. Thread-safe.
 */
public final class Reflected {

    private static final StackWalker CALLERS = StackWalker.getInstance(Option.RETAIN_CLASS_REFERENCE);
    private static final Set<String> NAMES = ConcurrentHashMap.newKeySet();

    private Reflected() {}

    /** What was used since the last time that this was asked. */
    static Set<String> take() {
        Set<String> names = Set.copyOf(NAMES);
        NAMES.clear();
        return names;
    }

    public static Class<?> forName(String name) throws ClassNotFoundException {
        Class<?> found = Class.forName(name, true, CALLERS.getCallerClass().getClassLoader());
        return noted(found);
    }

    public static Class<?> forName(String name, boolean initialize, ClassLoader loader) throws ClassNotFoundException {
        return noted(Class.forName(name, initialize, loader));
    }

    public static Class<?> loadClass(ClassLoader loader, String name) throws ClassNotFoundException {
        return noted(loader.loadClass(name));
    }

    public static MethodHandle findConstructor(Lookup lookup, Class<?> type, MethodType signature)
            throws NoSuchMethodException, IllegalAccessException {
        return lookup.findConstructor(noted(type), signature);
    }

    public static Method getMethod(Class<?> type, String name, Class<?>... parameters) throws NoSuchMethodException {
        return noted(type).getMethod(name, parameters);
    }

    public static Method getDeclaredMethod(Class<?> type, String name, Class<?>... parameters)
            throws NoSuchMethodException {
        return noted(type).getDeclaredMethod(name, parameters);
    }

    public static Method[] getMethods(Class<?> type) {
        return noted(type).getMethods();
    }

    public static Method[] getDeclaredMethods(Class<?> type) {
        return noted(type).getDeclaredMethods();
    }

    public static Field getField(Class<?> type, String name) throws NoSuchFieldException {
        return noted(type).getField(name);
    }

    public static Field getDeclaredField(Class<?> type, String name) throws NoSuchFieldException {
        return noted(type).getDeclaredField(name);
    }

    public static Field[] getFields(Class<?> type) {
        return noted(type).getFields();
    }

    public static Field[] getDeclaredFields(Class<?> type) {
        return noted(type).getDeclaredFields();
    }

    public static Constructor<?> getConstructor(Class<?> type, Class<?>... parameters) throws NoSuchMethodException {
        return noted(type).getConstructor(parameters);
    }

    public static Constructor<?> getDeclaredConstructor(Class<?> type, Class<?>... parameters)
            throws NoSuchMethodException {
        return noted(type).getDeclaredConstructor(parameters);
    }

    public static Constructor<?>[] getConstructors(Class<?> type) {
        return noted(type).getConstructors();
    }

    public static Constructor<?>[] getDeclaredConstructors(Class<?> type) {
        return noted(type).getDeclaredConstructors();
    }

    public static RecordComponent[] getRecordComponents(Class<?> type) {
        return noted(type).getRecordComponents();
    }

    public static <A extends Annotation> A getAnnotation(Class<?> type, Class<A> annotation) {
        return noted(type).getAnnotation(annotation);
    }

    public static Annotation[] getAnnotations(Class<?> type) {
        return noted(type).getAnnotations();
    }

    public static Type getGenericSuperclass(Class<?> type) {
        return noted(type).getGenericSuperclass();
    }

    public static Type[] getGenericInterfaces(Class<?> type) {
        return noted(type).getGenericInterfaces();
    }

    public static Object[] getEnumConstants(Class<?> type) {
        return noted(type).getEnumConstants();
    }

    private static <T> Class<T> noted(Class<T> type) {
        // A native executable has the members of arrays and primitives, which are none.
        if (!type.isArray() && !type.isPrimitive()) {
            NAMES.add(type.getName());
        }
        return type;
    }
}
