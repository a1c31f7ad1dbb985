package dev.tillstream.embeddedkafka;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

import kafka.server.FaultHandlerFactory;
import org.apache.kafka.server.fault.FaultHandler;
import org.apache.kafka.server.fault.FaultHandlerException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes the place of Kafka's own handlers, which end the JVM: it is not theirs to end here. */
final class Faults implements FaultHandlerFactory {

    private static final Logger LOG = LoggerFactory.getLogger(Faults.class);

    private final AtomicBoolean isReported = new AtomicBoolean(true);
    private final Consumer<Throwable> onFailure;

    Faults(Consumer<Throwable> onFailure) {
        this.onFailure = onFailure;
    }

    /** Faults of the start reach the caller as exceptions; only later ones need reporting. */
    void reportFromNowOn() {
        isReported.set(false);
    }

    /** Components that lose each other while they stop are no faults worth reporting. */
    void reportNoMore() {
        isReported.set(true);
    }

    @Override
    public FaultHandler build(String name, boolean fatal, Runnable action) {
        return (message, cause) -> {
            LOG.error("Fault in Kafka's {}: {}", name, message, cause);
            action.run();
            FaultHandlerException fault = new FaultHandlerException(name + ": " + message, cause);
            if (fatal && isReported.compareAndSet(false, true)) {
                onFailure.accept(fault);
            }
            return fault;
        };
    }
}
