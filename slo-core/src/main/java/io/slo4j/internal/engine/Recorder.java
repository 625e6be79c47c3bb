package io.slo4j.internal.engine;

import io.slo4j.Outcome;
import io.slo4j.SloDefinition;
import io.slo4j.alert.Cause;
import io.slo4j.internal.cause.CauseCounts;
import io.slo4j.internal.check.Nanos;
import io.slo4j.internal.count.OutcomeRules;
import io.slo4j.internal.count.Totals;
import io.slo4j.internal.flight.InFlightEvents;
import io.slo4j.internal.guard.Causes;
import io.slo4j.internal.guard.Log;
import io.slo4j.internal.guard.Notices;
import io.slo4j.internal.latency.LatencyHistory;
import io.slo4j.time.SloClock;
import java.util.concurrent.CompletionStage;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * What becomes of an event of one SLO: judged by what the work returned or threw and by how long it took, then counted.
 * Safe for use by any thread; takes no lock, and allocates nothing where nothing failed.
 */
public final class Recorder {
    private static final Log LOG = Log.of("io.slo4j");

    /* What the stopwatch of a clock that throws reads at the start of an event, and how long the event then took. */
    private static final long NOT_READ = Long.MIN_VALUE;
    private static final long NOT_TIMED = Long.MIN_VALUE;

    /* How long an event took that hung: it was counted. No duration that somebody gives becomes this one. */
    private static final long COUNTED = Long.MAX_VALUE - 1;

    private final String name;
    private final OutcomeRules outcomes;
    private final Totals totals;
    private final LastFailure lastFailure;
    private final CauseCounts causes;
    private final String slow;
    private final Rejections rejections;
    private final SloClock clock;
    private final long thresholdNanos;

    /* Asked for once: most SLOs have no predicate for results, and a call should not go and look for one. */
    private final boolean judgesResults;
    private final boolean timed;
    private final @Nullable HangingWork hanging;
    private final @Nullable LatencyHistory latency;
    private final Notices notices;
    private final BiConsumer<Object, Throwable> failedPredicate;

    /** What becomes of the events of an SLO. */
    Recorder(SloTracker tracker, OutcomeRules outcomes, SloClock clock) {
        this(
                tracker,
                outcomes,
                tracker.totals(),
                tracker.lastFailure(),
                tracker.causes(),
                tracker.latencyHistory(),
                tracker.definition().detectsHanging() ? tracker.hanging() : null,
                clock);
    }

    /** What becomes of events that are judged as those of an SLO, and counted elsewhere. */
    Recorder(
            SloTracker tracker,
            OutcomeRules outcomes,
            Totals totals,
            LastFailure lastFailure,
            CauseCounts causes,
            @Nullable LatencyHistory latency,
            @Nullable HangingWork hanging,
            SloClock clock) {
        SloDefinition definition = tracker.definition();
        this.name = definition.name();
        this.outcomes = outcomes;
        this.totals = totals;
        this.lastFailure = lastFailure;
        this.causes = causes;
        this.slow = definition.latencyThreshold().map(HangingWork::slowerThan).orElse("slow");
        this.rejections = tracker.rejections();
        this.clock = clock;
        this.thresholdNanos = definition.latencyThreshold().map(Nanos::of).orElse(Long.MAX_VALUE);
        this.judgesResults = outcomes.judgesResults();
        this.hanging = hanging;
        this.latency = latency;
        this.notices = tracker.notices();
        this.failedPredicate = (predicate, thrown) -> notices.warn(LOG, predicate, this::passedOver, thrown);
        this.timed = latency != null || definition.latencyThreshold().isPresent();
    }

    public String name() {
        return name;
    }

    /** Where events are counted. */
    public Totals totals() {
        return totals;
    }

    public SloClock clock() {
        return clock;
    }

    /**
     * Begins an event. Returns what its end wants to know: a reading of the stopwatch; 0, without asking it, if it does not matter
     * how long an event takes; where it is, if it may hang.
     */
    public long begin() {
        if (!timed) {
            return 0;
        }
        try {
            long now = clock.stopwatchNanos();
            return hanging == null ? now : hanging.begin(now);
        } catch (Throwable thrown) {
            notTimed(thrown);
            return NOT_READ;
        }
    }

    /** Begins an event that began when the stopwatch read this. */
    public long begin(long startNanos) {
        return hanging == null || startNanos == NOT_READ ? startNanos : hanging.begin(startNanos);
    }

    /**
     * Ends an event, once. Returns how long it took, for what counts it; below 0 if the stopwatch failed. Ask as soon as the work is
     * done: how long predicates take is not part of it.
     */
    public long end(long begun) {
        if (!timed) {
            return 0;
        }
        try {
            if (begun == NOT_READ) {
                return NOT_TIMED;
            }
            return hanging == null ? clock.stopwatchNanos() - begun : ended(hanging, hanging.end(begun));
        } catch (Throwable thrown) {
            notTimed(thrown);
            return NOT_TIMED;
        }
    }

    /* An event that has passed the threshold is bad whatever it ends with, so that it does not matter whether a tick came first. */
    private long ended(HangingWork work, long event) {
        boolean found = InFlightEvents.wasFound(event);
        long elapsedNanos = NOT_TIMED;
        try {
            elapsedNanos = work.elapsedNanos(event, clock.stopwatchNanos());
        } catch (Throwable thrown) {
            notTimed(thrown);
        }
        if (!found && elapsedNanos <= thresholdNanos) {
            return elapsedNanos;
        }
        if (!found) {
            count(Cause.Kind.SLOW, slow, lastFailure.happened());
        }
        timeOf(elapsedNanos);
        return COUNTED;
    }

    private void notTimed(Throwable thrown) {
        notices.warn(
                LOG,
                clock,
                () -> "SLO \"" + name + "\": the stopwatch of its clock failed; the event is not timed",
                thrown);
    }

    private String passedOver() {
        return "SLO \"" + name + "\": an outcome predicate failed and was skipped";
    }

    /** Counts work that returned: at once, or when the stage that it returned completes. */
    public void returned(@Nullable Object result, long begun) {
        if (result instanceof CompletionStage<?> stage) {
            follow(stage, begun);
        } else {
            settled(result, end(begun));
        }
    }

    private void settled(@Nullable Object result, long elapsedNanos) {
        OutcomeRules.Rule<Object> rule = judgesResults ? outcomes.ruleOfResult(result, failedPredicate) : null;
        if (rule == null) {
            count(Outcome.GOOD, elapsedNanos);
        } else if (rule.outcome() == Outcome.BAD) {
            judgedBad(rule.cause(), elapsedNanos);
        } else {
            count(rule.outcome(), elapsedNanos);
        }
    }

    /** Counts work that threw. A wrapper such as {@code ExecutionException} stands for what it wraps. */
    public void threw(Throwable thrown, long elapsedNanos) {
        Throwable cause = Causes.unwrapped(thrown);
        threw(outcomes.ofException(cause, failedPredicate), cause, elapsedNanos);
    }

    /** Counts work that threw, with an outcome that is known. */
    public void threw(Outcome outcome, Throwable thrown, long elapsedNanos) {
        if (outcome == Outcome.BAD) {
            Throwable cause = Causes.unwrapped(thrown);
            bad(Cause.Kind.FAILED, cause.getClass().getName(), lastFailure.threw(cause), elapsedNanos);
        } else {
            count(outcome, elapsedNanos);
        }
    }

    /** A stage that completes with another one is done: nobody waits for that here. */
    private void follow(CompletionStage<?> stage, long begun) {
        BiConsumer<@Nullable Object, @Nullable Throwable> end = (result, thrown) -> {
            if (thrown == null) {
                settled(result, end(begun));
            } else {
                threw(thrown, end(begun));
            }
        };
        StageEnd once = hanging == null ? null : new StageEnd(end);
        try {
            stage.whenComplete(once == null ? end : once);
        } catch (Throwable thrown) {
            if (once != null && once.compareAndSet(false, true)) {
                end(begun);
            }
            Class<?> type = stage.getClass();
            notices.warn(LOG, type, () -> "SLO \"" + name + "\" cannot follow a " + type.getName(), thrown);
        }
    }

    public void count(Outcome outcome, long elapsedNanos) {
        if (outcome == Outcome.GOOD && elapsedNanos <= thresholdNanos) {
            totals.good();
            timeOf(elapsedNanos);
        } else if (outcome == Outcome.GOOD) {
            bad(Cause.Kind.SLOW, slow, lastFailure.happened(), elapsedNanos);
        } else if (outcome == Outcome.BAD) {
            judgedBad(Cause.MARKED, elapsedNanos);
        }
    }

    /** Counts an event that the caller or a rule has judged to be bad, and why. */
    public void judgedBad(String cause, long elapsedNanos) {
        bad(Cause.Kind.JUDGED, cause, lastFailure.happened(), elapsedNanos);
    }

    /** Counts an event that ended as if an exception had skipped its mark. */
    public void skipped(long elapsedNanos) {
        bad(Cause.Kind.FAILED, "ended without a mark", lastFailure.happened(), elapsedNanos);
    }

    /** Counts work that threw, of which the caller has said why it is bad. */
    public void threwFor(String cause, Throwable thrown, long elapsedNanos) {
        bad(Cause.Kind.JUDGED, cause, lastFailure.threw(Causes.unwrapped(thrown)), elapsedNanos);
    }

    private void timeOf(long elapsedNanos) {
        if (latency != null) {
            recordLatency(latency, elapsedNanos);
        }
    }

    private void recordLatency(LatencyHistory history, long elapsedNanos) {
        if (elapsedNanos >= 0) {
            history.record(elapsedNanos);
        } else if (elapsedNanos != NOT_TIMED) {
            reject("duration must be zero or more, but was " + elapsedNanos + " ns");
        }
    }

    /** Counts an event that was not timed, and why it is bad. */
    public void judgedBad(String cause) {
        count(Cause.Kind.JUDGED, cause, lastFailure.happened());
    }

    private void bad(Cause.Kind kind, String cause, @Nullable String trace, long elapsedNanos) {
        if (elapsedNanos != COUNTED) {
            count(kind, cause, trace);
            timeOf(elapsedNanos);
        }
    }

    private void count(Cause.Kind kind, String cause, @Nullable String trace) {
        totals.bad();
        causes.count(kind, cause, 1, trace);
    }

    /**
     * Counts bad events of which nothing else is known, 0 or more.
     *
     * @return false if they are too many, and are not counted
     */
    public boolean bad(long events) {
        if (!totals.bad(events)) {
            return false;
        }
        if (events > 0) {
            causes.count(Cause.Kind.JUDGED, Cause.MARKED, events, null);
        }
        return true;
    }

    /** Counts events that a source has counted, and judged. */
    void counted(long good, long bad) {
        if (!totals.good(good)) {
            rejectCount(good);
        }
        if (!totals.bad(bad)) {
            rejectCount(bad);
        } else if (bad > 0) {
            causes.count(Cause.Kind.JUDGED, "counted by its source", bad, null);
        }
    }

    /** Leaves out events that are fewer than none or too many. */
    public void rejectCount(long events) {
        reject(
                events < 0
                        ? "count must be 0 or more, but was " + events
                        : "count must be at most " + Totals.MOST + " in all, but " + events + " were to be added");
    }

    /** Leaves out a record that makes no sense. */
    public void reject(String reason) {
        rejections.reject(name, reason);
    }
}
