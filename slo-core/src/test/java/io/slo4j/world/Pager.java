package io.slo4j.world;

import io.slo4j.alert.Alert;
import io.slo4j.alert.AlertListener;
import java.time.Instant;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Somebody's pager: the listener of one process after another. It hears of alerts, and sometimes throws, before it has rung
 * or after. The beginning and the end of each alert must take turns: an end follows its beginning, nothing follows the end. The same
 * may come again; after a crash, what was heard since the last save may be told as if it had not been heard.
 */
final class Pager {
    private final Consumer<String> violations;
    private final Supplier<Instant> clock;
    private final Map<String, Heard> heard = new TreeMap<>();
    private Instant startedAt = Instant.MIN;

    /* Calls that will throw before the pager rings, and after. */
    private int callsToFail;
    int callsToFailTooLate;

    private enum Last {
        /** A beginning that failed, or that a crash has made the next process forget: slo4j cannot know whether the pager rang. */
        MAYBE,
        BEGAN,
        ENDED
    }

    /**
     * The last thing that was heard of an alert.
     *
     * @param takenIn the process in which the pager took it without an exception
     * @param safeSince since when it is the end and a snapshot knows that everybody has taken it; or the greatest instant
     */
    private record Heard(
            Last last,
            String rule,
            long sequence,
            Instant at,
            @Nullable Service takenIn,
            Instant safeSince) {
        Heard takenIn(Service process) {
            return new Heard(last, rule, sequence, at, process, safeSince);
        }

        Heard safe(Instant since) {
            return new Heard(last, rule, sequence, at, takenIn, since.isBefore(safeSince) ? since : safeSince);
        }

        Heard forgotten(Last last, Instant savedAt) {
            return new Heard(last, rule, sequence, at, takenIn, safeSince.isAfter(savedAt) ? Instant.MAX : safeSince);
        }
    }

    Pager(Consumer<String> violations, Supplier<Instant> clock) {
        this.violations = violations;
        this.clock = clock;
    }

    /* An alert as the listener of one process took it, without an exception. */
    private record Taken(String id, boolean firing, long sequence) {}

    /** The listener of a process that begins now. */
    AlertListener of(Service process) {
        startedAt = clock.get();
        Set<Taken> taken = new HashSet<>();
        return alert -> {
            Taken now = new Taken(alert.id(), alert.firing(), alert.sequence());
            if (taken.contains(now)) {
                violations.accept("what was taken must not be told again, but was: " + rule(alert));
                throw new IllegalStateException("this has been told before");
            }
            hear(alert);
            heard.computeIfPresent(alert.id(), (id, one) -> one.takenIn(process));
            taken.add(now);
        };
    }

    private void hear(Alert alert) {
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
        if (before != null && before.safeSince.isBefore(Instant.MAX)) {
            violations.accept("the end of an alert was saved, but told again: " + rule(alert));
        }
        if (callsToFailTooLate > 0) {
            callsToFailTooLate--;
            throw new IllegalStateException("the pager rang and did not answer");
        }
    }

    /** A snapshot is safe: what both took the end of in the process that saved it need not be told again. */
    static void saved(Service process, Instant takenAt, Pager one, Pager other) {
        for (String id : one.heard.keySet()) {
            if (one.hasTakenTheEnd(id, process, takenAt) && other.hasTakenTheEnd(id, process, takenAt)) {
                one.heard.computeIfPresent(id, (same, heard) -> heard.safe(takenAt));
                other.heard.computeIfPresent(id, (same, heard) -> heard.safe(takenAt));
            }
        }
    }

    private boolean hasTakenTheEnd(String id, Service process, Instant before) {
        Heard last = heard.get(id);
        return last != null && last.last == Last.ENDED && last.takenIn == process && last.at.isBefore(before);
    }

    /* A listener has no name: what one of an earlier process may have heard, each one of this process hears the end of. */
    private boolean beganBefore(Alert end) {
        return !end.at().minusMillis(end.sequence() - 1).isAfter(startedAt);
    }

    private void hear(Alert alert, Last last) {
        heard.put(alert.id(), new Heard(last, rule(alert), alert.sequence(), clock.get(), null, Instant.MAX));
    }

    private static String rule(Alert alert) {
        return alert.slo() + " " + alert.rule().name();
    }

    /** The process was killed: what it has told since then the next one may not know. */
    void crashed(Instant savedAt) {
        heard.replaceAll((id, one) -> {
            boolean forgotten = one.last == Last.BEGAN ? one.at.isAfter(savedAt) : !one.at.isBefore(savedAt);
            return one.forgotten(forgotten ? Last.MAYBE : one.last, savedAt);
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

    /** It is off for so many calls; not longer and longer. */
    void fail(int calls) {
        callsToFail = Math.max(callsToFail, calls);
    }

    void heal() {
        callsToFail = 0;
        callsToFailTooLate = 0;
    }
}
