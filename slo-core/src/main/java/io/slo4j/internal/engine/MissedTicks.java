package io.slo4j.internal.engine;

import java.util.stream.LongStream;

/**
 * The instants at which checkpoints are made up where there should have been ticks and were none, because the process was down or
 * stood still. Nothing was counted meanwhile: what the next tick finds came after the last of these instants.
 */
final class MissedTicks {
    /** Finer than the checkpoints of a timeline at any age. */
    private static final int RESOLUTION = 120;

    private MissedTicks() {}

    /**
     * The instants, ascending: ever further from the last tick, so that whichever of them a timeline drops later, one is left that
     * says when counting ended.
     *
     * @param newestNanos when the last tick was
     */
    static LongStream sparse(long nowNanos, long newestNanos, long tickNanos) {
        return isMissed(nowNanos, newestNanos, tickNanos)
                ? LongStream.concat(
                        LongStream.iterate(
                                        tickNanos,
                                        after -> after < nowNanos - tickNanos - newestNanos,
                                        after -> 2 * after)
                                .map(after -> newestNanos + after),
                        LongStream.of(nowNanos - tickNanos))
                : LongStream.empty();
    }

    /**
     * The instants where totals go on growing with time, as time slices do: as many as there would be checkpoints.
     *
     * @param newestNanos when the last tick was
     */
    static LongStream dense(long nowNanos, long newestNanos, long tickNanos) {
        return isMissed(nowNanos, newestNanos, tickNanos)
                ? LongStream.iterate(
                                tickNanos,
                                age -> age < nowNanos - newestNanos,
                                age -> age + Math.max(tickNanos, age / RESOLUTION))
                        .map(age -> nowNanos - age)
                        .sorted()
                : LongStream.empty();
    }

    private static boolean isMissed(long nowNanos, long newestNanos, long tickNanos) {
        return newestNanos < nowNanos && nowNanos - newestNanos > 2 * tickNanos;
    }
}
