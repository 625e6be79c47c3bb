package io.slo4j.internal.alert;

import io.slo4j.internal.chance.BinomialTail;
import io.slo4j.text.Figures;
import org.jspecify.annotations.Nullable;

/** How much of what a rule asks for, beside its ratio, is there: infinite if all of it is, or else a part, at most 1. */
final class Sufficient {
    private Sufficient() {}

    /** The part of a minimum that is there. */
    static double part(long count, long minimum) {
        return count >= minimum ? Double.POSITIVE_INFINITY : (double) count / minimum;
    }

    /**
     * How improbable it is that so many events are bad by chance, on a scale on which the level is 1.
     *
     * @param ratio how probable it is that an event is bad while the promise is just kept
     * @param level the probability must be below this; 1 to ask nothing
     */
    static double significant(long bad, long events, double ratio, double level) {
        if (level == 1 || BinomialTail.isSurelyBelow(level, bad, events, ratio)) {
            return Double.POSITIVE_INFINITY;
        }
        double chance = BinomialTail.atLeast(bad, events, ratio);
        return chance < level ? Double.POSITIVE_INFINITY : Math.min(1, Math.log(chance) / Math.log(level));
    }

    /** What would not be there if all of so many events were bad; null if nothing. */
    static @Nullable String unreachable(
            long events, long minimumEvents, long minimumBadEvents, double ratio, double level) {
        if (events < minimumEvents) {
            return "asks for at least " + Figures.count(minimumEvents) + " events";
        }
        if (events < minimumBadEvents) {
            return "asks for at least " + Figures.count(minimumBadEvents) + " bad events";
        }
        double chance = level == 1 ? 0 : BinomialTail.atLeast(events, events, ratio);
        return chance < level
                ? null
                : "asks that so many bad events come by chance less often than " + Figures.number(level) + ", but "
                        + Figures.count(events) + " of " + Figures.count(events) + " come by chance "
                        + Figures.number(chance);
    }
}
