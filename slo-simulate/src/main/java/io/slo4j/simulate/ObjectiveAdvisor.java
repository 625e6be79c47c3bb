package io.slo4j.simulate;

import static io.slo4j.simulate.Given.allGiven;
import static io.slo4j.simulate.Given.given;

import io.slo4j.Objective;
import io.slo4j.SloPeriod;
import io.slo4j.SloStatus;
import io.slo4j.alert.AlertPolicy;
import io.slo4j.simulate.ObjectiveAdvice.Candidate;
import io.slo4j.simulate.ObjectiveAdvice.Interval;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads the history of a service once, in order, and then advises on an objective. The history is
 * {@linkplain HistoryPlayer played} into a real SLO for each candidate, so the advice shows the pages and tickets that
 * would have fired. As in a {@link SimulationResult}, tickets count even if a page would have suppressed them: that depends
 * on each listener, not on the objective. A history has no durations, so a policy with a latency rule fits no candidate.
 *
 * <pre>{@code
 * ObjectiveAdvisor advisor = ObjectiveAdvisor.of(SloPeriod.THIRTY_DAYS, AlertPolicy.standard());
 * history.forEach(row -> advisor.add(row.epochSecond(), row.good(), row.bad()));
 * System.out.println(advisor.advice().text());
 * }</pre>
 *
 * <p>Its memory grows by about 100 bytes for each day with events, and not with the number of events. Not safe for use by
 * several threads.
 */
public final class ObjectiveAdvisor {
    private static final String[] USUAL = {"99%", "99.5%", "99.9%", "99.95%", "99.99%"};
    private static final long LAST_SECOND = Long.MAX_VALUE / 1_000_000_000L - 1;
    private static final long MOST = (1L << 62) - 1;
    private static final Duration DAY = Duration.ofDays(1);

    /* 1970-01-05 was a Monday, and weeks begin on one (ISO 8601). */
    private static final long MONDAY = 4 * 86_400;

    private final SloPeriod period;
    private final AlertPolicy policy;
    private final List<Objective> objectives;
    private @Nullable History history;
    private @Nullable SloStatus observed;

    private ObjectiveAdvisor(SloPeriod period, AlertPolicy policy, List<Objective> objectives) {
        this.period = period;
        this.policy = policy;
        this.objectives = objectives;
    }

    /**
     * An advisor that compares objectives of 99, 99.5, 99.9, 99.95 and 99.99 %.
     *
     * @param period the period of the objective
     * @param policy the rules that would alert
     * @return an advisor without a history */
    public static ObjectiveAdvisor of(SloPeriod period, AlertPolicy policy) {
        return of(period, policy, Arrays.stream(USUAL).map(Objective::parse).toArray(Objective[]::new));
    }

    /**
     * An advisor that compares other objectives.
     *
     * @param period the period of the objective
     * @param policy the rules that would alert
     * @param candidates the objectives, in any order
     * @return an advisor without a history
     */
    public static ObjectiveAdvisor of(SloPeriod period, AlertPolicy policy, Objective... candidates) {
        List<Objective> inOrder = allGiven("candidate", candidates).stream()
                .distinct()
                .sorted(Comparator.comparingDouble(Objective::ratio))
                .toList();
        return new ObjectiveAdvisor(given("period", period), given("policy", policy), inOrder);
    }

    /**
     * Counts events of a second. A second may be added in parts. Events beyond 2^62 - 1 good or bad ones in the history cannot be
     * counted, and are left out, as an SLO leaves them out.
     *
     * @param epochSecond the second, since 1970-01-01T00:00Z and at most in the year 2262; one before the last counts as
     *     the last
     * @param good good events, 0 or more
     * @param bad bad events, 0 or more
     * @throws IllegalArgumentException if an argument is out of range
     */
    public void add(long epochSecond, long good, long bad) {
        if (epochSecond < 0 || epochSecond > LAST_SECOND) {
            throw new IllegalArgumentException("epoch second must be 0 to " + LAST_SECOND + ", but was " + epochSecond);
        }
        if (good < 0 || bad < 0) {
            throw new IllegalArgumentException("count must be 0 or more, but was " + Math.min(good, bad));
        }
        if (history == null) {
            history = new History(epochSecond);
        }
        history.add(epochSecond, History.countable(history.good, good), History.countable(history.bad, bad));
    }

    /**
     * Adds what a live SLO has counted since the last call: call this every second, or every minute. The history begins at
     * the first status.
     *
     * @param status the SLO's status now, always of the same SLO
     * @throws IllegalArgumentException if the totals are lower than before, because the status is that of another SLO
     */
    public void observe(SloStatus status) {
        SloStatus before = observed;
        observed = given("status", status);
        if (before != null) {
            add(status.at().getEpochSecond(), status.good() - before.good(), status.bad() - before.bad());
        }
    }

    /**
     * Returns the advice on the history so far. More may be added afterwards.
     *
     * @return the advice
     * @throws IllegalStateException if there has been no event yet
     */
    public ObjectiveAdvice advice() {
        History begun = history;
        if (begun == null || begun.days.all().isEmpty()) {
            throw new IllegalStateException("history must have events to give advice on an objective, but had none");
        }
        return begun.advice();
    }

    /** From the first second on. */
    private final class History {
        private final long firstSecond;
        private final CountsByInterval days = CountsByInterval.each(DAY, 0);
        private final CountsByInterval weeks = CountsByInterval.each(DAY.multipliedBy(7), MONDAY);
        private final CountsByInterval periods;
        private final CandidateSlos slos;
        private long lastSecond;
        private long good;
        private long bad;

        History(long firstSecond) {
            this.firstSecond = firstSecond;
            this.lastSecond = firstSecond;
            this.periods = CountsByInterval.each(period, firstSecond);
            this.slos = new CandidateSlos(firstSecond, period, policy, objectives);
        }

        /** Zero if it would be too many, so that no sum of good and bad events is beyond the largest long. */
        static long countable(long before, long more) {
            return more > MOST - before ? 0 : more;
        }

        void add(long epochSecond, long moreGood, long moreBad) {
            lastSecond = Math.max(lastSecond, epochSecond);
            good += moreGood;
            bad += moreBad;
            days.add(lastSecond, moreGood, moreBad);
            weeks.add(lastSecond, moreGood, moreBad);
            periods.add(lastSecond, moreGood, moreBad);
            slos.add(lastSecond, moreGood, moreBad);
        }

        ObjectiveAdvice advice() {
            slos.finishSecond();
            List<Interval> allDays = days.all();
            List<Interval> allPeriods = periods.all();
            double errorRatio = (double) bad / (good + bad);
            List<Candidate> candidates = slos.all().stream()
                    .map(slo -> slo.judged(allDays, allPeriods, errorRatio))
                    .toList();
            return new ObjectiveAdvice(
                    period,
                    Instant.ofEpochSecond(firstSecond),
                    Instant.ofEpochSecond(lastSecond + 1),
                    good,
                    bad,
                    allDays,
                    weeks.all(),
                    allPeriods,
                    candidates);
        }
    }
}
