/**
 * What a native executable would miss, told by tests on a JVM: which classes are used by reflection ({@link
 * dev.tillstream.nativecheck.ReflectionTrace}), which of them are declared ({@link
 * dev.tillstream.nativecheck.Declarations}), and what a static initialiser must not do, since it runs when the executable
 * is built ({@link dev.tillstream.nativecheck.StaticInitialisers}).
 */
package dev.tillstream.nativecheck;
