package io.slo4j.world;

import io.slo4j.alert.Alert;
import io.slo4j.alert.AlertListener;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Somebody's pager: the listener of one process after another. It hears of alerts, and sometimes throws, before it has rung
 * or after. The beginning and the end of each alert must take turns: an end follows its beginning, nothing follows the end. The same
 * may come again; after a crash, what was heard since the last save may be told as if it had not been heard.
 */
final class Pager implements AlertListener {
    private final Consumer<String> violations;
    private final Supplier<Instant> clock;
    private final Map<String, Heard> heard = new TreeMap<>();
    private Instant startedAt = Instant.MIN;

    /* Calls that will throw before the pager rings, and after. */
    int callsToFail;
    int callsToFailTooLate;

    private enum Last {
        /** A beginning that failed, or that a crash has made the next process forget: slo4j cannot know whether the pager rang. */
        MAYBE,
        BEGAN,
        ENDED
    }

    /** The last thing that was heard of an alert. */
    private record Heard(Last last, String rule, long sequence, Instant at) {}

    Pager(Consumer<String> violations, Supplier<Instant> clock) {
        this.violations = violations;
        this.clock = clock;
    }

    @Override
    public void onAlert(Alert alert) {
        Heard before = heard.get(alert.id());
        if (callsToFail > 0) {
            callsToFail--;
            if (before == null) {
                hear(alert, Last.MAYBE);
            }
            throw new IllegalStateException("the pager is off");
        }
        if (alert.firing()) {
            if (before != null && before.last == Last.ENDED) {
                violations.accept("a beginning was heard after its end: " + rule(alert));
            }
            hear(alert, Last.BEGAN);
        } else {
            if (before == null && !beganBefore(alert)) {
                violations.accept("an end was heard without its beginning: " + rule(alert));
            } else if (before != null && before.last == Last.BEGAN && before.sequence >= alert.sequence()) {
                violations.accept("an end must have a greater sequence than its beginning: " + rule(alert));
            }
            hear(alert, Last.ENDED);
        }
        if (callsToFailTooLate > 0) {
            callsToFailTooLate--;
            throw new IllegalStateException("the pager rang and did not answer");
        }
    }

    /* A listener has no name: what one of an earlier process may have heard, each one of this process hears the end of. */
    private boolean beganBefore(Alert end) {
        return !end.at().minusMillis(end.sequence() - 1).isAfter(startedAt);
    }

    /** A process begins, of which this is the listener from now on. */
    void started() {
        startedAt = clock.get();
    }

    private void hear(Alert alert, Last last) {
        heard.put(alert.id(), new Heard(last, rule(alert), alert.sequence(), clock.get()));
    }

    private static String rule(Alert alert) {
        return alert.slo() + " " + alert.rule().name();
    }

    /** The process was killed: what it has told since then the next one may not know. */
    void crashed(Instant savedAt) {
        heard.replaceAll((id, one) -> {
            boolean forgotten = one.last == Last.BEGAN ? one.at.isAfter(savedAt) : !one.at.isBefore(savedAt);
            return forgotten ? new Heard(Last.MAYBE, one.rule, one.sequence, one.at) : one;
        });
    }

    boolean rings(String slo, String rule) {
        return heard.values().stream().anyMatch(one -> one.last == Last.BEGAN && one.rule.equals(slo + " " + rule));
    }

    /** The alerts that rang, and whose end has not been heard. */
    String ringing() {
        StringBuilder ringing = new StringBuilder();
        heard.forEach((id, one) -> {
            if (one.last == Last.BEGAN) {
                ringing.append(one.rule).append("; ");
            }
        });
        return ringing.toString();
    }

    void heal() {
        callsToFail = 0;
        callsToFailTooLate = 0;
    }
}
