package io.slo4j.internal.budget;

import io.slo4j.internal.count.Bracket;

/**
 * What is known of the totals of a budget at an instant of the past.
 *
 * @param least the least that they can have been
 * @param evenly what they were if they grew evenly between the two places where they were written down
 * @param most the most that they can have been
 */
record KnownTotals(Counts least, Counts evenly, Counts most) {
    /** Where events are counted, they may all have come before the instant, or all after it. */
    static KnownTotals ofEvents(Bracket around, long nanos) {
        return new KnownTotals(
                new Counts(around.goodBefore(), around.badBefore()),
                new Counts(around.goodAt(nanos), around.badAt(nanos)),
                new Counts(around.goodAfter(), around.badAfter()));
    }

    /**
     * Slices end one after another: no more of them are bad before an instant than have ended by then, and no more after it than
     * end after it. In a time of bad slices only, all is known. Slices of several instances may end together.
     */
    static KnownTotals ofSlices(Bracket around, long nanos, Slicing slicing) {
        KnownTotals known = ofEvents(around, nanos);
        long before = slicing.partsBetween(around.beforeNanos(), nanos);
        long after = slicing.partsBetween(nanos, around.afterNanos());
        long counted = around.goodAfter() - around.goodBefore() + around.badAfter() - around.badBefore();
        if (counted != before + after) {
            return known;
        }
        Counts least = known.least.orMore(known.most.minus(after));
        Counts most = known.most.orLess(known.least.plus(before));
        return new KnownTotals(least, known.evenly.orMore(least).orLess(most), most);
    }
}
