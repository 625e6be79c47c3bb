package io.slo4j.internal.engine;

import io.slo4j.Outcome;
import io.slo4j.SloDefinition;
import io.slo4j.internal.count.OutcomeRules;
import io.slo4j.internal.delivery.Patience;
import io.slo4j.internal.guard.Notices;
import io.slo4j.internal.pull.Pull;
import io.slo4j.internal.pull.Pulling;
import io.slo4j.source.Pulled;
import io.slo4j.source.SampledCondition;
import io.slo4j.source.SourceStatus;
import io.slo4j.time.SloClock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/** The SLOs of one registry whose events are pulled. Safe for use by any thread; nobody holds a lock of the engine meanwhile. */
final class Pulls {
    private static final Duration CLOSING_PATIENCE = Duration.ofSeconds(1);

    private final SloClock clock;
    private final Notices notices;
    private final Function<SloDefinition, OutcomeRules> outcomes;
    private final Pulling pulling;
    private final Map<SloTracker, PulledSlo> slos = new ConcurrentHashMap<>();

    Pulls(SloClock clock, Notices notices, Function<SloDefinition, OutcomeRules> outcomes) {
        this.clock = clock;
        this.notices = notices;
        this.outcomes = outcomes;
        this.pulling = new Pulling(clock, notices);
    }

    /** For whoever records through an SLO; may be called under the lock of the engine. */
    Recorder recorder(SloTracker tracker) {
        OutcomeRules rules = outcomes.apply(tracker.definition());
        return tracker.definition()
                .pulled()
                .map(pulled -> slos.computeIfAbsent(tracker, any -> new PulledSlo(any, rules, pulled, clock, notices))
                        .straying())
                .orElseGet(() -> new Recorder(tracker, rules, clock));
    }

    /** An SLO takes part in ticks: its events are pulled from now on, if they are. */
    void begin(SloTracker tracker) {
        PulledSlo slo = slos.get(tracker);
        Pull pull = slo == null ? null : slo.begin(pulling);
        if (pull != null) {
            pulling.first(pull);
        }
    }

    /**
     * An SLO is not watched any more.
     *
     * @param retired whether nobody shall go on from it
     */
    void end(SloTracker tracker, boolean retired) {
        PulledSlo slo = slos.remove(tracker);
        if (slo != null) {
            slo.end();
        }
        if (retired) {
            pulling.forget(tracker.definition().name());
        }
    }

    /** How it stands with what is read for an SLO; empty if nothing is. */
    Optional<SourceStatus> status(SloTracker tracker) {
        return tracker.definition().pulled().isEmpty()
                ? Optional.empty()
                : Optional.ofNullable(slos.get(tracker)).map(PulledSlo::pull).map(Pull::status);
    }

    /**
     * Whether nothing is known of an SLO at present: its source cannot be read, or its condition, of which a missed sample says nothing.
     */
    boolean isUnknown(SloTracker tracker) {
        return tracker.definition()
                        .pulled()
                        .filter(Pulls::saysNothingWhenMissed)
                        .isPresent()
                && status(tracker).map(SourceStatus::isStale).orElse(false);
    }

    private static boolean saysNothingWhenMissed(Pulled pulled) {
        return !(pulled instanceof SampledCondition condition) || condition.missed() == Outcome.IGNORED;
    }

    /** How many of them are stale. */
    int stale() {
        int stale = 0;
        for (PulledSlo slo : slos.values()) {
            Pull pull = slo.pull();
            stale += pull != null && pull.status().isStale() ? 1 : 0;
        }
        return stale;
    }

    /** Has everything read that is due, before the totals are. */
    void tick() {
        if (!slos.isEmpty()) {
            pulling.tick();
            slos.values().forEach(PulledSlo::tick);
        }
    }

    /** Reads all sources once more, and waits a little for those that do not answer. */
    void readAll() {
        CountDownLatch done = pulling.readAll();
        new Patience(CLOSING_PATIENCE).await(nanos -> done.await(nanos, TimeUnit.NANOSECONDS));
    }

    /** Reads nothing any more. */
    void close() {
        pulling.close();
        slos.clear();
    }
}
