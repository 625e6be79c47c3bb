package io.slo4j.alert;

import io.slo4j.internal.check.Numbers;
import io.slo4j.text.Figures;
import java.util.regex.MatchResult;
import org.jspecify.annotations.Nullable;

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

    /* What minimum(..) and chance(..) write, with a group for the figure. */
    static final String EVENTS = "(?:, at least (\\d+) events)?";
    static final String CHANCE = "(?:, by chance below (\\d+(?:\\.\\d+)?(?:e-?\\d{1,3})?))?";

    /** What {@link #text()} writes, with a group for each part. */
    static final String WRITTEN = EVENTS + "(?:, at least (\\d+) bad events)?(?:, in at least (\\d) ticks)?" + CHANCE;

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
        return minimum(minimumEvents, "events")
                + minimum(minimumBadEvents, "bad events")
                + (minimumBadTicks == 0 ? "" : ", in at least " + minimumBadTicks + " ticks")
                + chance(significance);
    }

    /** Of the parts of a rule's text that {@link #WRITTEN} has matched, the first of them in this group. */
    static Sufficiency read(MatchResult parts, int group) {
        String ticks = parts.group(group + 2);
        return new Sufficiency(
                minimum(parts.group(group)),
                minimum(parts.group(group + 1)),
                ticks == null ? 0 : Integer.parseInt(ticks),
                chance(parts.group(group + 3)));
    }

    /** The text of a minimum; empty if it is 0. */
    static String minimum(long count, String what) {
        return count == 0 ? "" : ", at least " + count + " " + what;
    }

    /** The minimum in a text; 0 if there is none. */
    static long minimum(@Nullable String count) {
        return count == null ? 0 : Long.parseLong(count);
    }

    /** The text of a significance; empty if it is 1. */
    static String chance(double significance) {
        return significance == 1 ? "" : ", by chance below " + Figures.exact(significance);
    }

    /** The significance in a text; 1 if there is none. */
    static double chance(@Nullable String probability) {
        return probability == null ? 1 : Double.parseDouble(probability);
    }

    /** The parts with their names, as a rule's {@code toString()} goes on with them; of the later ones only those asked for. */
    String components() {
        return "minimumEvents=" + minimumEvents + ", minimumBadEvents=" + minimumBadEvents
                + (minimumBadTicks == 0 ? "" : ", minimumBadTicks=" + minimumBadTicks)
                + (significance == 1 ? "" : ", significance=" + significance);
    }
}
