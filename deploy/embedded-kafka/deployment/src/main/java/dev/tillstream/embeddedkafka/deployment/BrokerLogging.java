package dev.tillstream.embeddedkafka.deployment;

import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Keeps the hundreds of lines that a broker logs at its start out of the application's log. */
final class BrokerLogging {

    /** QuorumController warns at every start that there is a controller. */
    static final Map<String, Level> LEVELS = Map.of("org.apache.kafka", Level.WARNING, "kafka", Level.WARNING,
            "state.change.logger", Level.WARNING, "org.apache.kafka.controller.QuorumController", Level.SEVERE);

    private BrokerLogging() {}

    /**
     * For the time until the application's own log configuration applies: the broker starts before. Levels that are set
     * already stay.
     */
    static void quieten() {
        LEVELS.forEach((category, level) -> {
            Logger logger = Logger.getLogger(category);
            if (logger.getLevel() == null) {
                logger.setLevel(level);
            }
        });
    }
}
