package io.slo4j.internal.delivery;

import java.lang.System.Logger;

/** The kinds of listener, and what each is called in the log. */
@SuppressWarnings("ImmutableEnumChecker") // a logger has no state that is seen here
public enum ListenerKind {
    ALERT("alert listener", "io.slo4j.alert"),
    BUDGET("budget listener", "io.slo4j.budget"),
    SLO("SLO listener", "io.slo4j");

    private final String text;
    private final String logger;

    ListenerKind(String text, String logger) {
        this.text = text;
        this.logger = logger;
    }

    Logger logger() {
        return System.getLogger(logger);
    }

    @Override
    public String toString() {
        return text;
    }
}
