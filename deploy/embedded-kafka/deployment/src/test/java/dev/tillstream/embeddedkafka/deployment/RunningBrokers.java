package dev.tillstream.embeddedkafka.deployment;

import java.util.List;

/** Brokers of this JVM, whichever class loader they come from. */
final class RunningBrokers {

    private RunningBrokers() {}

    /** One name for each running controller; empty when no broker runs. */
    static List<String> names() {
        return Thread.getAllStackTraces().keySet().stream().map(Thread::getName)
                .filter(name -> name.startsWith("quorum-controller-")).toList();
    }
}
