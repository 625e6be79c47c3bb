package io.slo4j.internal.cause;

import io.slo4j.alert.BadEvents;
import io.slo4j.alert.Cause;
import io.slo4j.internal.check.OneLine;
import java.util.concurrent.atomic.AtomicReferenceFieldUpdater;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Counts the bad events of one SLO by cause. At most 16 causes are told apart; each is made at its first event, and from then on an
 * event is one look into a map and one add. An SLO without bad events pays for nothing but this object.
 *
 * <p>Any thread may count and read. The thread that ticks remembers what the counters were, as checkpoints remember totals, and lets
 * a cause that comes no more make room for one that does.
 */
public final class CauseCounts {
    private static final int MOST_OF_A_LABEL = 100;
    private static final AtomicReferenceFieldUpdater<CauseCounts, CauseState> STATE =
            AtomicReferenceFieldUpdater.newUpdater(CauseCounts.class, CauseState.class, "state");

    private volatile CauseState state = CauseState.NONE;

    /* For the thread that ticks: the bad events that it saw last, and whether their causes are remembered. */
    private long badThen = -1;
    private boolean remembered;
    private @Nullable CauseRanking ranking;

    /* Null until there are more causes than places. */
    private volatile @Nullable MissedCauses missed;

    /**
     * Counts bad events.
     *
     * @param label of any length and any characters
     * @param events how many, 0 or more
     * @param trace the trace that they belong to; null if it is not known
     */
    public void count(Cause.Kind kind, String label, long events, @Nullable String trace) {
        CauseCounter counter = state.find(kind, label);
        if (counter == null) {
            counter = admitted(kind, label, trace);
        }
        counter.add(events);
        if (trace != null) {
            counter.belongsTo(trace);
        }
    }

    private CauseCounter admitted(Cause.Kind kind, String label, @Nullable String trace) {
        String line = OneLine.of(label, MOST_OF_A_LABEL);
        while (true) {
            CauseState now = state;
            CauseCounter known = now.find(kind, line);
            boolean other = line.equals(Cause.OTHER) || (known == null && now.isFull());
            if (known == null && other) {
                known = now.other(kind);
            }
            if (known != null) {
                if (other) {
                    miss(kind, line);
                }
                return known;
            }
            CauseCounter made = new CauseCounter(kind, line, trace);
            if (STATE.compareAndSet(this, now, other ? now.begun() : now.with(made)) && !other) {
                return made;
            }
        }
    }

    private void miss(Cause.Kind kind, String line) {
        if (line.equals(Cause.OTHER)) {
            return;
        }
        MissedCauses sample = missed;
        if (sample == null) {
            sample = new MissedCauses();
            missed = sample;
        }
        sample.add(kind, line);
    }

    /**
     * Remembers how many events each cause has, if that has changed; for the thread that ticks.
     *
     * @param bad the bad events of the SLO
     * @param reachNanos the length of the longest window
     */
    public void tick(long nowNanos, long bad, long reachNanos) {
        if (state == CauseState.NONE || (bad == badThen && remembered)) {
            return;
        }
        boolean quiet = bad == badThen;
        badThen = bad;
        MissedCauses sample = missed;
        if (sample != null) {
            rank(sample, nowNanos);
        }
        long millis = Math.floorDiv(nowNanos, 1_000_000);
        boolean due = state.rows().lastMillis() <= millis - CauseTable.GRAIN_MILLIS;
        /* At once when bad events come no more, so that the past has no more of them than the totals have. */
        if ((due || quiet) && millis > state.rows().lastMillis()) {
            change(now -> remembering(now, millis, reachNanos / 1_000_000));
        }
        remembered = quiet;
    }

    private CauseState remembering(CauseState now, long millis, long reachMillis) {
        long[] totals = now.totals();
        CauseRows rows = now.rows();
        return rows.isPassedBy(totals) ? now.with(rows.and(millis, totals, reachMillis)) : now;
    }

    private void rank(MissedCauses sample, long nowNanos) {
        CauseRanking ranks = ranking;
        if (ranks == null) {
            ranking = new CauseRanking(state.totals(), nowNanos);
        } else if (ranks.tick(state.totals(), nowNanos)) {
            for (Cause.Kind kind : Cause.Kind.values()) {
                MissedCauses.Candidate candidate = sample.foremost(kind);
                if (candidate != null) {
                    tellApart(candidate, sample, ranks);
                }
            }
        }
    }

    private void tellApart(MissedCauses.Candidate candidate, MissedCauses sample, CauseRanking ranks) {
        int least = ranks.least();
        double estimated = ranks.estimated(candidate.kind(), candidate.sampled());
        if (state.find(candidate.kind(), candidate.label()) != null) {
            sample.forget(candidate);
        } else if (estimated > ranks.recent(least)) {
            CauseCounter counter = new CauseCounter(candidate.kind(), candidate.label(), null);
            change(now -> now.without(least).with(counter));
            ranks.gaveWay(least, estimated, state.totals());
            sample.forget(candidate);
        }
    }

    private void change(UnaryOperator<CauseState> change) {
        CauseState before;
        CauseState after;
        do {
            before = state;
            after = change.apply(before);
        } while (before != after && !STATE.compareAndSet(this, before, after));
    }

    /** How they stand now. */
    public CauseReading read() {
        CauseState now = state;
        return now == CauseState.NONE ? CauseReading.NONE : new CauseReading(now);
    }

    /**
     * Adds what has been counted here to others.
     *
     * @param before what of it they have already
     * @return what they have now
     */
    public BadEvents moveTo(CauseCounts others, BadEvents before) {
        BadEvents now = read().here();
        for (Cause cause : now.causes()) {
            long more = cause.events() - before.eventsOf(cause);
            if (more > 0) {
                others.count(cause.kind(), cause.label(), more, cause.traceId().orElse(null));
            }
        }
        return now;
    }

    /** What is to be written down of them. */
    public CausePast past() {
        CauseState now = state;
        return now == CauseState.NONE ? CausePast.NONE : now.past();
    }

    /**
     * Goes on with what others have counted too; while nobody ticks.
     *
     * @param endedNanos when that was read
     */
    public void add(CausePast others, long endedNanos, long nowNanos, long reachNanos) {
        if (!others.entries().isEmpty()) {
            CausePast ended = others.endedAt(Math.floorDiv(endedNanos, 1_000_000));
            change(now -> now.with(ended, Math.floorDiv(nowNanos, 1_000_000), reachNanos / 1_000_000));
            ranking = null;
        }
    }
}
