package io.slo4j.internal.count;

/**
 * A window that ended at a past instant. What happened between two places where totals were written down is taken to have come
 * evenly.
 *
 * @param counts the events in it, and how much of it was observed
 * @param errorRatio bad events / all events since the checkpoint where it begins, as in a window that ends now, and before they
 *     are rounded to whole ones; 0 without events
 */
public record PastWindow(WindowCounts counts, double errorRatio) {
    static PastWindow between(Bracket begin, long fromNanos, Bracket end, long untilNanos, double coverage) {
        double good = Math.max(0, end.goodBefore() - begin.goodBefore() + end.goodSince(untilNanos));
        double bad = Math.max(0, end.badBefore() - begin.badBefore() + end.badSince(untilNanos));
        return new PastWindow(
                new WindowCounts(
                        Checkpoints.difference(end.goodAt(untilNanos), begin.goodAt(fromNanos)),
                        Checkpoints.difference(end.badAt(untilNanos), begin.badAt(fromNanos)),
                        coverage),
                bad == 0 ? 0 : bad / (good + bad));
    }
}
