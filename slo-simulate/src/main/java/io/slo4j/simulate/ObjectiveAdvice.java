package io.slo4j.simulate;

import static io.slo4j.simulate.Given.allGiven;
import static io.slo4j.simulate.Given.given;

import io.slo4j.Objective;
import io.slo4j.SloPeriod;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * What objectives a history supports. Immutable.
 *
 * @param period the period of the objective
 * @param from the first second
 * @param until the end of the last one
 * @param good good events
 * @param bad bad events
 * @param days the days (UTC) that had events
 * @param weeks the weeks that had events, from Monday to Sunday
 * @param periods the periods that had events: calendar periods, or rolling periods one after the other from the first
 *     second on; the last one may not be complete
 * @param candidates the candidates, the least strict first
 */
public record ObjectiveAdvice(
        SloPeriod period,
        Instant from,
        Instant until,
        long good,
        long bad,
        List<Interval> days,
        List<Interval> weeks,
        List<Interval> periods,
        List<Candidate> candidates) {
    /**
     * Refuses null.
     *
     * @param period the period of the objective
     * @param from the first second
     * @param until the end of the last one
     * @param good good events
     * @param bad bad events
     * @param days the days (UTC) that had events
     * @param weeks the weeks that had events, from Monday to Sunday
     * @param periods the periods that had events: calendar periods, or rolling periods one after the other from the first
     *     second on; the last one may not be complete
     * @param candidates the candidates, the least strict first
     */
    public ObjectiveAdvice {
        given("period", period);
        given("beginning of a history", from);
        given("end of a history", until);
        days = allGiven("day", days);
        weeks = allGiven("week", weeks);
        periods = allGiven("period of a history", periods);
        candidates = allGiven("candidate", candidates);
    }

    /** The share of the days on which a sensible objective would have been met. */
    public static final double USUALLY = 0.9;

    /**
     * A day, a week or a period. Immutable.
     *
     * @param from when it begins
     * @param length how long it is
     * @param good good events
     * @param bad bad events
     */
    public record Interval(Instant from, Duration length, long good, long bad) {
        /**
         * Refuses null.
         *
         * @param from when it begins
         * @param length how long it is
         * @param good good events
         * @param bad bad events
         */
        public Interval {
            given("beginning of an interval", from);
            given("length of an interval", length);
        }

        /**
         * The share of good events.
         * @return good / (good + bad), 0 to 1
         */
        public double ratio() {
            return (double) good / (good + bad);
        }

        /**
         * Whether an objective was met.
         *
         * @param objective the objective
         * @return true if at least its share of the events was good
         */
        public boolean met(Objective objective) {
            return ratio() >= given("objective", objective).ratio();
        }
    }

    /**
     * One objective, and what would have happened with it. Immutable.
     *
     * @param objective the objective
     * @param daysMet the days on which it was met
     * @param periodsMet the periods in which it was met
     * @param burnRate error ratio / error budget over the whole history; above 1 the objective was missed
     * @param pages how often a page would have begun to fire
     * @param tickets how often a ticket would have begun to fire, also while a page suppressed it
     * @param rejected why the policy does not fit this objective, so that pages and tickets are unknown; empty if it fits
     */
    public record Candidate(
            Objective objective,
            long daysMet,
            long periodsMet,
            double burnRate,
            long pages,
            long tickets,
            Optional<String> rejected) {
        /**
         * Refuses null.
         *
         * @param objective the objective
         * @param daysMet the days on which it was met
         * @param periodsMet the periods in which it was met
         * @param burnRate error ratio / error budget over the whole history; above 1 the objective was missed
         * @param pages how often a page would have begun to fire
         * @param tickets how often a ticket would have begun to fire, also while a page suppressed it
         * @param rejected why the policy does not fit this objective, so that pages and tickets are unknown; empty if it fits
         */
        public Candidate {
            given("objective", objective);
            given("reason for a rejection", rejected);
        }
    }

    /**
     * The share of events that was good on at least nine of ten days: the strictest objective that would have been met on
     * them.
     *
     * @return 0 to 1; 1 if at most one day in ten had a bad event
     */
    public double metOnNineOfTenDays() {
        List<Double> best = days.stream()
                .map(Interval::ratio)
                .sorted(Comparator.reverseOrder())
                .toList();
        return best.get((int) Math.ceil(USUALLY * best.size()) - 1);
    }

    /**
     * Two bounds. Immutable.
     *
     * @param least the lower one
     * @param most the upper one
     */
    public record Range(double least, double most) {}

    /**
     * The share of good events that the service achieves, of which this history is a sample: it lies between these bounds in 95 of 100
     * cases. Events are not taken to be independent: it is reckoned from how much days differ, so that one outage in ten days says
     * little; of one day only the number of events is known.
     *
     * @return 0 to 1 each
     */
    public Range achieved() {
        return AchievedRange.of(days);
    }

    /**
     * The sensible objectives by other histories of the same service: from the strictest candidate that {@link #achieved()} surely allows
     * to the strictest that it may allow, by a policy that fits them.
     *
     * @return least strict first; empty if it is surely below all candidates
     */
    public List<Objective> sensibleRange() {
        Range range = achieved();
        List<Objective> fit = candidates.stream()
                .filter(candidate -> candidate.rejected().isEmpty())
                .map(Candidate::objective)
                .filter(objective -> objective.ratio() <= range.most())
                .toList();
        int surely = (int) fit.stream()
                .filter(objective -> objective.ratio() <= range.least())
                .count();
        return fit.subList(Math.max(0, surely - 1), fit.size());
    }

    /**
     * A sensible objective: the strictest candidate that was met on nine of ten days and in every period, by a policy that
     * fits it. It promises what users already get, and still leaves a budget.
     *
     * @return empty if no candidate was met so often
     */
    public Optional<Objective> sensible() {
        return candidates.stream()
                .filter(candidate -> candidate.rejected().isEmpty()
                        && candidate.daysMet() >= USUALLY * days.size()
                        && candidate.periodsMet() == periods.size())
                .map(Candidate::objective)
                .max(Comparator.comparing(Objective::ratio));
    }

    /**
     * The advice as text: the history, each candidate, and the sensible one.
     *
     * @return lines of at most 120 characters, each ended by a line feed
     */
    public String text() {
        return new AdviceText(this).text();
    }
}
