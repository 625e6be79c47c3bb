package io.slo4j.internal.alert;

import java.util.List;
import java.util.stream.Stream;

/**
 * The last three ticks in which a budget has counted bad events: what comes in one tick is one burst. Immutable.
 *
 * @param last the last one, in nanoseconds since the epoch; {@link #NEVER} if there was none
 * @param second the one before
 * @param third the one before that
 */
public record SpentTicks(long last, long second, long third) {
    /** So many are kept. */
    public static final int MOST = 3;

    /** No tick. */
    public static final long NEVER = Long.MIN_VALUE;

    /** None. */
    public static final SpentTicks NONE = new SpentTicks(NEVER, NEVER, NEVER);

    /** These, and a later one. */
    public SpentTicks and(long nanos) {
        return new SpentTicks(/* last= */ nanos, /* second= */ last, /* third= */ second);
    }

    /** These ticks, the latest first; three at most. */
    public static SpentTicks of(List<Long> latestFirst) {
        SpentTicks ticks = NONE;
        for (int i = latestFirst.size() - 1; i >= 0; i--) {
            ticks = ticks.and(latestFirst.get(i));
        }
        return ticks;
    }

    /** The ticks, the latest first; three at most. */
    public List<Long> latestFirst() {
        return Stream.of(last, second, third).filter(nanos -> nanos != NEVER).toList();
    }

    /** How many of them came after an instant. */
    int after(long nanos) {
        if (third > nanos) {
            return 3;
        }
        if (second > nanos) {
            return 2;
        }
        return last > nanos ? 1 : 0;
    }
}
