package dev.tillstream.ingest.cli;

import java.util.logging.Level;
import java.util.logging.Logger;

/** Keeps the libraries' logs off the terminal. */
final class CliLogging {

    private CliLogging() {}

    /** To be called before anything logs. What goes wrong is said by the commands themselves. */
    static void quiet() {
        System.setProperty("java.util.logging.manager", "org.jboss.logmanager.LogManager");
        Logger.getLogger("").setLevel(Level.OFF);
    }
}
