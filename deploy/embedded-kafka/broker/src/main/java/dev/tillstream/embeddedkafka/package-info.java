/**
 * A real, single-node Kafka in this JVM.
 *
 * <p>
 * Kafka logs a lot at level {@code INFO} through slf4j, under {@code org.apache.kafka}, {@code kafka} and
 * {@code state.change.logger}. Nothing here sets levels or brings a binding: the application does, and {@code WARN} for
 * these three is the level to choose.
 *
 * <p>
 * A fault that would make a stand-alone Kafka end its process is logged and reported to
 * {@link dev.tillstream.embeddedkafka.EmbeddedKafka.Builder#onFailure} instead. One case cannot be intercepted: when the
 * disk refuses a write (full, read-only, folder removed while in use), Kafka calls {@link java.lang.Runtime#halt},
 * because going on would lose acknowledged records. It then ends the JVM without shutdown hooks.
 */
package dev.tillstream.embeddedkafka;
