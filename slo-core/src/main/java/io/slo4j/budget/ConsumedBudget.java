package io.slo4j.budget;

import io.slo4j.internal.check.Numbers;
import io.slo4j.text.Figures;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What an interval of time has consumed of an error budget: a share, and between which bounds it lies for certain. The past is kept
 * at some instants only, the fewer the longer it is ago and the more where bad events were; between them events are taken to have
 * come evenly. The bounds are what can have happened at most and at least. Immutable.
 *
 * <p>Where the budget counts time slices, read "event" as "time slice".
 */
public final class ConsumedBudget {
    private final double share;
    private final double atLeast;
    private final double atMost;
    private final long badEvents;
    private final long badEventsAtLeast;
    private final long badEventsAtMost;

    private ConsumedBudget(
            double share, double atLeast, double atMost, long badEvents, long badEventsAtLeast, long badEventsAtMost) {
        this.share = Numbers.zeroOrMore("consumed share", share);
        this.atLeast = Numbers.zeroOrMore("lower bound of the consumed share", atLeast);
        this.atMost = Numbers.zeroOrMore("upper bound of the consumed share", atMost);
        this.badEvents = Numbers.count("bad events", badEvents);
        this.badEventsAtLeast = Numbers.count("lower bound of bad events", badEventsAtLeast);
        this.badEventsAtMost = Numbers.count("upper bound of bad events", badEventsAtMost);
        if (atLeast > share || share > atMost) {
            throw new IllegalArgumentException(
                    "consumed share must be between its bounds " + atLeast + " and " + atMost + ", but was " + share);
        }
        if (badEventsAtLeast > badEvents || badEvents > badEventsAtMost) {
            throw new IllegalArgumentException("bad events must be between their bounds " + badEventsAtLeast + " and "
                    + badEventsAtMost + ", but was " + badEvents);
        }
    }

    /**
     * A consumed share of a budget, for a test. The budget makes its own.
     *
     * @param share 0 or more
     * @param atLeast 0 or more, at most the share
     * @param atMost the share or more
     * @param badEvents 0 or more
     * @param badEventsAtLeast 0 or more, at most the bad events
     * @param badEventsAtMost the bad events or more
     * @return a value that never changes
     * @throws IllegalArgumentException if an argument is out of its range
     */
    public static ConsumedBudget of(
            double share, double atLeast, double atMost, long badEvents, long badEventsAtLeast, long badEventsAtMost) {
        return new ConsumedBudget(share, atLeast, atMost, badEvents, badEventsAtLeast, badEventsAtMost);
    }

    /**
     * The share of the period's budget.
     *
     * @return 0 or more; 1 is the whole budget of the period
     */
    public double share() {
        return share;
    }

    /**
     * The share that was consumed for certain.
     *
     * @return 0 or more, at most {@link #share()}
     */
    public double atLeast() {
        return atLeast;
    }

    /**
     * The share that can have been consumed at most.
     *
     * @return {@link #share()} or more
     */
    public double atMost() {
        return atMost;
    }

    /**
     * The bad events, without excluded ones.
     *
     * @return 0 or more
     */
    public long badEvents() {
        return badEvents;
    }

    /**
     * The bad events that came for certain.
     *
     * @return 0 or more, at most {@link #badEvents()}
     */
    public long badEventsAtLeast() {
        return badEventsAtLeast;
    }

    /**
     * The bad events that can have come at most.
     *
     * @return {@link #badEvents()} or more
     */
    public long badEventsAtMost() {
        return badEventsAtMost;
    }

    /**
     * Whether the number of bad events is known.
     *
     * @return true if both of its bounds are the same
     */
    public boolean isExact() {
        return badEventsAtLeast == badEventsAtMost;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof ConsumedBudget that
                && Double.compare(share, that.share) == 0
                && Double.compare(atLeast, that.atLeast) == 0
                && Double.compare(atMost, that.atMost) == 0
                && badEvents == that.badEvents
                && badEventsAtLeast == that.badEventsAtLeast
                && badEventsAtMost == that.badEventsAtMost;
    }

    @Override
    public int hashCode() {
        return Objects.hash(share, atLeast, atMost, badEvents, badEventsAtLeast, badEventsAtMost);
    }

    /** The share in words: {@code 23.1% of the budget}, {@code 23.1% of the budget (22.8% to 23.5%)}. */
    @Override
    public String toString() {
        String text = Figures.percent(share) + " of the budget";
        String least = Figures.percent(atLeast);
        String most = Figures.percent(atMost);
        return least.equals(most) ? text : text + " (" + least + " to " + most + ")";
    }
}
