package io.slo4j.internal.budget;

import io.slo4j.internal.count.History;
import io.slo4j.internal.count.TickWindows;
import java.time.Duration;
import java.util.Optional;

/**
 * A calendar period begins with the totals of the first tick in it: remembered, because the checkpoints of a month's
 * beginning are half a day apart when the month ends.
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
        return opening(term, Counts.atOrBefore(history, term.startNanos(), nowNanos, good, bad));
    }

    private static PeriodStart opening(Term term, Counts mark) {
        long lengthNanos = term.endNanos() - term.startNanos();
        return new PeriodStart(term.startNanos(), Duration.ofNanos(lengthNanos), lengthNanos, mark.good(), mark.bad());
    }

    @Override
    public PeriodStart at(long nowNanos, long good, long bad) {
        PeriodStart known = current;
        /* The tick that will remember the totals is about to come: until then the last checkpoint stands for it. */
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
            current = opening(terms.at(nowNanos), new Counts(good, bad));
        }
    }

    @Override
    public void restored(long nowNanos, long rememberedNanos, Counts remembered) {
        Term term = terms.at(nowNanos);
        current = term.startNanos() == rememberedNanos
                ? opening(term, remembered)
                : lookedUp(term, nowNanos, history.good(), history.bad());
    }

    @Override
    public PeriodStart remembered() {
        return current;
    }

    @Override
    public Optional<Duration> renewsIn(PeriodStart opening, long nowNanos) {
        return Optional.of(Duration.ofNanos(Math.max(0, opening.endNanos() - nowNanos)));
    }
}
