package io.slo4j.examples.replay;

import io.slo4j.alert.AlertState;
import io.slo4j.alert.BurnRateRule;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * What should have been alerted, worked out from an array with every second in it: prefix sums, and windows that begin
 * exactly where they should. It shares nothing with slo4j but the rules.
 */
final class Reference {
    private final long[] goodBefore;
    private final long[] badBefore;

    /** One change of one rule, in seconds since the first. */
    record Change(int second, AlertState from, AlertState to) {}

    Reference(long[] good, long[] bad) {
        goodBefore = prefixSums(good);
        badBefore = prefixSums(bad);
    }

    private static long[] prefixSums(long[] counts) {
        long[] sums = new long[counts.length + 1];
        for (int i = 0; i < counts.length; i++) {
            sums[i + 1] = sums[i] + counts[i];
        }
        return sums;
    }

    /** Events in the seconds after {@code second - window} up to {@code second}. */
    long good(int second, Duration window) {
        return in(goodBefore, second, window);
    }

    long bad(int second, Duration window) {
        return in(badBefore, second, window);
    }

    private static long in(long[] before, int second, Duration window) {
        return before[second + 1] - before[(int) Math.max(0, second + 1 - window.toSeconds())];
    }

    List<Change> changes(BurnRateRule rule, BigDecimal errorBudget, boolean observedOnly, int begin, int end) {
        double limit = rule.factor().multiply(errorBudget).doubleValue();
        List<Change> changes = new ArrayList<>();
        AlertState state = AlertState.INACTIVE;
        int since = 0;
        int lastHeld = 0;
        for (int t = begin; t < end; t++) {
            AlertState next = state;
            boolean anyInShort = good(t, rule.shortWindow()) + bad(t, rule.shortWindow()) > 0;
            boolean anyInLong = good(t, rule.longWindow()) + bad(t, rule.longWindow()) > 0;
            boolean holds = judged(t, begin, rule.longWindow(), observedOnly) > limit
                    && judged(t, begin, rule.shortWindow(), observedOnly) > limit;
            if (!observedOnly && !anyInShort) {
                next = anyInLong ? state : AlertState.INACTIVE;
            } else if (holds) {
                since = state == AlertState.INACTIVE ? t : since;
                lastHeld = t;
                next = state == AlertState.FIRING || t - since >= rule.hold().toSeconds()
                        ? AlertState.FIRING
                        : AlertState.PENDING;
            } else if (state != AlertState.FIRING
                    || t - lastHeld > rule.keepFiring().toSeconds()) {
                next = AlertState.INACTIVE;
            }
            if (next != state) {
                changes.add(new Change(t, state, next));
                state = next;
            }
        }
        return changes;
    }

    private double judged(int second, int begin, Duration window, boolean observedOnly) {
        long bad = bad(second, window);
        long events = bad + good(second, window);
        double errorRatio = events == 0 ? 0 : (double) bad / events;
        double coverage = Math.min(1, (second + 1.0 - begin) / window.toSeconds());
        return observedOnly ? errorRatio : errorRatio * coverage;
    }
}
