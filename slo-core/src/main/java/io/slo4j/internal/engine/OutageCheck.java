package io.slo4j.internal.engine;

import io.slo4j.SloDefinition;
import io.slo4j.internal.alert.Readings;
import io.slo4j.internal.alert.RuleEvaluator;
import io.slo4j.internal.alert.Sample;
import io.slo4j.internal.check.Nanos;
import io.slo4j.internal.count.Bracket;
import io.slo4j.internal.count.History;
import io.slo4j.internal.guard.Log;
import io.slo4j.internal.guard.Notices;
import io.slo4j.text.Figures;
import io.slo4j.time.Durations;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Finds rules that would not tell of a total outage, because what they ask for beside their limit can never be there at the traffic
 * there is. Looks for them once a day, at what has come in the last days. For the thread that ticks.
 */
final class OutageCheck {
    private static final Log LOG = Log.of("io.slo4j.alert");
    private static final long HOUR = Nanos.of(Duration.ofHours(1));
    private static final long DAY = 24 * HOUR;

    /* Of short windows no more are looked at, beside those of a day, and of long ones no more days. */
    private static final int MOST_WINDOWS = 500;
    private static final long MOST_DAYS = 7;

    private final String slo;
    private final String counted;
    private final History history;
    private final Notices notices;

    /* Those of which nothing has been said. */
    private final List<RuleEvaluator> rules;
    private long dueNanos;

    /**
     * That some members of a group are hardly asked for is no surprise: of those nothing is looked at.
     *
     * @param history of what the budget counts
     */
    OutageCheck(SloDefinition definition, History history, List<RuleEvaluator> rules, Notices notices) {
        this.slo = definition.name();
        this.counted = definition.budgetingMethod().slice().isPresent() ? "time slice" : "event";
        this.history = history;
        this.rules = new ArrayList<>(definition.groupMember().isPresent() ? List.of() : rules);
        this.notices = notices;
    }

    /** Looks if it is time; at first an hour after the first tick, and not for all SLOs at once. */
    void tick(Readings readings) {
        long nowNanos = readings.nanos();
        if (nowNanos < dueNanos) {
            return;
        }
        if (dueNanos == 0) {
            dueNanos = nowNanos + HOUR + Math.floorMod(slo.hashCode() * 1_000_003L, HOUR);
            return;
        }
        dueNanos = nowNanos + DAY;
        Sample now = readings.now();
        rules.removeIf(rule -> !rule.rule().windows().isEmpty()
                && isUnreachable(rule, rule.rule().windows().get(0), now));
    }

    private boolean isUnreachable(RuleEvaluator rule, Duration window, Sample now) {
        long windowNanos = Nanos.of(window);
        long lookedAt = Math.min(
                now.nanos() - history.startNanos(),
                Math.max(DAY, Math.min(MOST_DAYS * DAY, windowNanos * MOST_WINDOWS)));
        if (lookedAt < Math.max(DAY, 2 * windowNanos)) {
            return false;
        }
        long most = busiest(now, windowNanos, lookedAt);
        String unreachable = most == 0 ? null : rule.unreachable(most);
        if (unreachable == null) {
            return false;
        }
        notices.warn(
                LOG,
                rule,
                () -> "rule \"" + rule.rule().name() + "\" of SLO \"" + slo
                        + "\" would not tell of a total outage: it " + unreachable + ". No more than "
                        + Figures.count(most) + ' ' + counted + (most == 1 ? "" : "s") + " came within any "
                        + Durations.text(window) + " of the last " + Figures.time(Duration.ofNanos(lookedAt)),
                null);
        return true;
    }

    /* No fewer than came in any window, whenever it began: each lies in one of these, which are a quarter longer. */
    private long busiest(Sample now, long windowNanos, long lookedAt) {
        long quarter = windowNanos / 4;
        long oldest = now.nanos() - lookedAt;
        long most = 0;
        for (long end = now.nanos(); end - windowNanos >= oldest; end -= quarter) {
            Bracket from = around(Math.max(oldest, end - windowNanos - quarter), now);
            Bracket until = around(end, now);
            most = Math.max(most, until.goodAfter() - from.goodBefore() + until.badAfter() - from.badBefore());
        }
        return most;
    }

    private Bracket around(long nanos, Sample now) {
        return history.around(nanos, now.nanos(), now.budgetGood(), now.budgetBad());
    }
}
