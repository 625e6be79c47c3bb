package io.slo4j.internal.delivery;

import io.slo4j.internal.guard.Log;

/** The kinds of listener, and where what befalls one is logged. */
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

    Log log() {
        return Log.of(logger);
    }

    @Override
    public String toString() {
        return text;
    }
}
