package io.slo4j.internal.engine;

import io.slo4j.InFlight;
import io.slo4j.SloDefinition;
import io.slo4j.alert.Alert;
import io.slo4j.alert.Cause;
import io.slo4j.internal.cause.CauseCounts;
import io.slo4j.internal.check.Nanos;
import io.slo4j.internal.count.Totals;
import io.slo4j.internal.delivery.OwedEnd;
import io.slo4j.internal.flight.InFlightEvents;
import io.slo4j.internal.flight.Reading;
import io.slo4j.internal.guard.Log;
import io.slo4j.internal.guard.Notices;
import io.slo4j.time.Durations;
import io.slo4j.time.SloClock;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * The events of one SLO that are in flight. One that passes the latency threshold is bad at the next tick, or at its end if that comes
 * first, whatever it ends with, and once only. Any thread may begin and end events and read; one thread ticks.
 */
final class HangingWork {
    private static final Log LOG = Log.of("io.slo4j");

    private final String name;
    private final SloClock clock;
    private final long thresholdNanos;
    private final String slow;
    private final Totals totals;
    private final CauseCounts causes;
    private final Notices notices;
    private final InFlightEvents events;

    private HangingWork(
            SloDefinition definition,
            Duration threshold,
            SloClock clock,
            Totals totals,
            CauseCounts causes,
            Notices notices) {
        this.name = definition.name();
        this.clock = clock;
        this.thresholdNanos = Nanos.of(threshold);
        this.slow = slowerThan(threshold);
        this.totals = totals;
        this.causes = causes;
        this.notices = notices;
        this.events = new InFlightEvents(originNanos(clock));
    }

    /** That of an SLO which is to detect it; null for any other. */
    static @Nullable HangingWork of(
            SloDefinition definition, SloClock clock, Totals totals, CauseCounts causes, Notices notices) {
        return definition.detectsHanging()
                ? definition
                        .latencyThreshold()
                        .map(threshold -> new HangingWork(definition, threshold, clock, totals, causes, notices))
                        .orElse(null)
                : null;
    }

    /** Why an event is bad that took longer than it may. */
    static String slowerThan(Duration threshold) {
        return "slower than " + Durations.text(threshold);
    }

    private static long originNanos(SloClock clock) {
        try {
            return clock.stopwatchNanos();
        } catch (Throwable unread) {
            return 0;
        }
    }

    /** Begins an event; returns what its end wants to know. */
    long begin(long startNanos) {
        long begun = events.begin(startNanos);
        if (!InFlightEvents.hasPlace(begun)) {
            notices.warn(
                    LOG,
                    events,
                    () -> "SLO \"" + name + "\" has more than " + InFlightEvents.MOST / 2
                            + " events in flight; further ones are counted when they end",
                    null);
        }
        return begun;
    }

    /** Ends an event; returns what is known of it. */
    long end(long begun) {
        return events.end(begun);
    }

    long elapsedNanos(long ended, long nowNanos) {
        return events.elapsedNanos(ended, nowNanos);
    }

    /** Counts the events that have passed the threshold since the last tick; for the thread that ticks. */
    void tick() {
        try {
            int found = events.tick(clock.stopwatchNanos(), thresholdNanos);
            if (found > 0) {
                totals.bad(found);
                causes.count(Cause.Kind.SLOW, slow, found, null);
            }
        } catch (Throwable thrown) {
            notices.warn(
                    LOG,
                    this,
                    () -> "SLO \"" + name + "\": the stopwatch of its clock failed; no work is found to hang",
                    thrown);
        }
    }

    /** An alert of the SLO, which says how many events are in flight. */
    Alert with(Alert alert) {
        return OwedEnd.copy(alert)
                .inFlight(read())
                .changed(alert.from(), alert.to(), alert.at())
                .sequence(alert.sequence())
                .build();
    }

    /** How many events are in flight, and for how long. */
    InFlight read() {
        Reading reading = events.read();
        long nowNanos;
        try {
            nowNanos = clock.stopwatchNanos();
        } catch (Throwable unread) {
            return new InFlight(reading.events(), reading.overdue(), Duration.ZERO);
        }
        return new InFlight(reading.events(), reading.overdue(), Duration.ofNanos(events.ageNanos(reading, nowNanos)));
    }
}
