package io.slo4j.examples.checkout;

import io.slo4j.alert.Silence;
import java.time.Instant;

/** One silence as {@code GET /slo} shows it. */
record SilenceView(String id, String slo, String from, String until, boolean active, String reason) {
    static SilenceView of(Silence silence, Instant now) {
        return new SilenceView(
                silence.id(),
                silence.matcher().slo(),
                silence.from().toString(),
                silence.until().toString(),
                silence.isActive(now),
                silence.reason());
    }
}
