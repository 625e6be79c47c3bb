package io.slo4j.examples.fleet;

import com.grack.nanojson.JsonObject;

/** By which way an alert comes to Alertmanager. */
enum Way {
    /** A process has judged what it has counted itself. */
    PROCESS,
    /** Prometheus has judged what all processes together have counted. */
    PROMETHEUS;

    /** The way of an alert with these labels: the rules that slo4j generates give Sloth's to theirs. */
    static Way of(JsonObject labels) {
        return labels.has("sloth_id") ? PROMETHEUS : PROCESS;
    }
}
