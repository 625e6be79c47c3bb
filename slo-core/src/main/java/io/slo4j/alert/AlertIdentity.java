package io.slo4j.alert;

import io.slo4j.internal.check.Nanos;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/** Which alert a notification is about, and its place among those of the same alert. */
final class AlertIdentity {
    private AlertIdentity() {}

    static String id(String slo, AlertRule rule, Instant firedAt) {
        String alert = slo + '\0' + rule.severity() + '\0' + rule.name() + '\0' + firedAt;
        return UUID.nameUUIDFromBytes(alert.getBytes(StandardCharsets.UTF_8)).toString();
    }

    static long sequence(Instant firedAt, Instant at, boolean firing) {
        /* What fires is told of at once; a beginning later than that was read from a file that is not to be trusted. */
        long millis = Math.max(0, Nanos.of(Duration.between(firedAt, at)) / 1_000_000);
        /* The end may come in the same millisecond as the last notification before it, and is greater all the same. */
        return (firing ? 1 : 2) + millis;
    }
}
