package dev.tillstream.standalone;

import java.util.Optional;

/** Settings that are needed before the application's own configuration exists. */
final class Settings {

    private Settings() {}

    /** The system property or else the environment variable of that name; blank ones count as not set. */
    static Optional<String> find(String name) {
        return Optional.ofNullable(System.getProperty(name)).filter(value -> !value.isBlank())
                .or(() -> Optional.ofNullable(System.getenv(name)).filter(value -> !value.isBlank()));
    }

    /** Sets what the application's configuration reads, unless the user has set it. */
    static void setDefault(String name, String value) {
        if (find(name).isEmpty()) {
            System.setProperty(name, value);
        }
    }
}
