package io.slo4j.internal.budget;

import io.slo4j.internal.count.History;
import io.slo4j.internal.count.TickWindows;
import java.time.Duration;

/**
 * A calendar period begins with the totals of its first tick. They are kept, because at the end of a month the checkpoints
 * of its beginning are half a day apart.
 */
final class CalendarPeriodStarts implements PeriodStarts {
    private final History history;
    private final Terms terms;
    private volatile PeriodStart current;

    CalendarPeriodStarts(History history, Terms terms, long nowNanos) {
        this.history = history;
        this.terms = terms;
        this.current = lookedUp(terms.at(nowNanos), nowNanos, history.good(), history.bad());
    }

    private PeriodStart lookedUp(Term term, long nowNanos, long good, long bad) {
        return start(term, Counts.atOrBefore(history, term.startNanos(), nowNanos, good, bad));
    }

    private static PeriodStart start(Term term, Counts totals) {
        long lengthNanos = term.endNanos() - term.startNanos();
        return new PeriodStart(
                term.startNanos(), Duration.ofNanos(lengthNanos), lengthNanos, totals.good(), totals.bad());
    }

    @Override
    public PeriodStart at(long nowNanos, long good, long bad) {
        PeriodStart known = current;
        /* The first tick of the period has yet to keep the totals; until then the last checkpoint is used. */
        return nowNanos < known.endNanos() ? known : lookedUp(terms.at(nowNanos), nowNanos, good, bad);
    }

    @Override
    public PeriodStart atTick(long nowNanos, long good, long bad) {
        return at(nowNanos, good, bad);
    }

    @Override
    public void follow(TickWindows ofTicks) {}

    @Override
    public boolean ticks() {
        return true;
    }

    @Override
    public void tick(long nowNanos, long good, long bad) {
        if (nowNanos >= current.endNanos()) {
            current = start(terms.at(nowNanos), new Counts(good, bad));
        }
    }

    @Override
    public void restored(long nowNanos, long rememberedNanos, Counts remembered) {
        Term term = terms.at(nowNanos);
        current = term.startNanos() == rememberedNanos
                ? start(term, remembered)
                : lookedUp(term, nowNanos, history.good(), history.bad());
    }

    @Override
    public PeriodStart remembered() {
        return current;
    }

    @Override
    public Duration renewsIn(PeriodStart start, long nowNanos) {
        return Duration.ofNanos(Math.max(0, start.endNanos() - nowNanos));
    }
}
