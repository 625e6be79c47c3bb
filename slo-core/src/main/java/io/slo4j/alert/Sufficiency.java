package io.slo4j.alert;

import io.slo4j.internal.check.Numbers;
import java.util.regex.MatchResult;

/**
 * What a window must hold, beside a ratio above the limit, for a rule to begin to hold: so many events, and so few of them bad by
 * chance. Immutable.
 *
 * @param minimumEvents at least so many events
 * @param minimumBadEvents at least so many bad events
 * @param minimumBadTicks bad events in at least so many ticks, up to {@link #MOST_TICKS}
 * @param significance the probability that so many bad events come by chance, while the promise is just kept, must be below this;
 *     1 to ask nothing of it
 */
record Sufficiency(long minimumEvents, long minimumBadEvents, int minimumBadTicks, double significance) {
    static final Sufficiency ANYTHING = new Sufficiency(0, 0, 0, 1);

    static final int MOST_TICKS = 3;

    /** What {@link #text()} writes, with a group for each part. */
    static final String WRITTEN =
            RuleText.EVENTS + "(?:, at least (\\d+) bad events)?(?:, in at least (\\d) ticks)?" + RuleText.CHANCE;

    Sufficiency {
        Numbers.count("minimum events", minimumEvents);
        Numbers.count("minimum bad events", minimumBadEvents);
        if (minimumBadTicks < 0 || minimumBadTicks > MOST_TICKS) {
            throw new IllegalArgumentException(
                    "minimum bad ticks must be 0 to " + MOST_TICKS + ", but was " + minimumBadTicks);
        }
        Ranges.aboveZero("significance", significance);
    }

    Sufficiency withEvents(long number) {
        return new Sufficiency(number, minimumBadEvents, minimumBadTicks, significance);
    }

    Sufficiency withBadEvents(long number) {
        return new Sufficiency(minimumEvents, number, minimumBadTicks, significance);
    }

    Sufficiency withBadTicks(int number) {
        return new Sufficiency(minimumEvents, minimumBadEvents, number, significance);
    }

    Sufficiency withSignificance(double probability) {
        return new Sufficiency(minimumEvents, minimumBadEvents, minimumBadTicks, probability);
    }

    /** What is asked for, as a rule's text goes on with it; empty if nothing is. */
    String text() {
        return RuleText.minimum(minimumEvents, "events")
                + RuleText.minimum(minimumBadEvents, "bad events")
                + (minimumBadTicks == 0 ? "" : ", in at least " + minimumBadTicks + " ticks")
                + RuleText.chance(significance);
    }

    /** Of the parts of a rule's text that {@link #WRITTEN} has matched, the first of them in this group. */
    static Sufficiency read(MatchResult parts, int group) {
        String ticks = parts.group(group + 2);
        return new Sufficiency(
                RuleText.minimum(parts.group(group)),
                RuleText.minimum(parts.group(group + 1)),
                ticks == null ? 0 : Integer.parseInt(ticks),
                RuleText.chance(parts.group(group + 3)));
    }

    /** The parts with their names, as a rule's {@code toString()} goes on with them; of the later ones only those asked for. */
    String components() {
        return "minimumEvents=" + minimumEvents + ", minimumBadEvents=" + minimumBadEvents
                + (minimumBadTicks == 0 ? "" : ", minimumBadTicks=" + minimumBadTicks)
                + (significance == 1 ? "" : ", significance=" + significance);
    }
}
