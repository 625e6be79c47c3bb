package io.slo4j.prometheus;

import io.slo4j.alert.BurnRateRule;
import io.slo4j.internal.count.Timeline;
import java.time.Duration;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * What slo4j said of one rule of one service.
 *
 * @param slo the service
 * @param policy the policy
 * @param rule the rule as Prometheus has it
 * @param byMinute one symbol a minute
 */
record States(String slo, String policy, BurnRateRule rule, String byMinute) {
    static final char INACTIVE = '0';
    static final char PENDING = '1';
    static final char FIRING = '2';
    static final char EITHER = '?';

    private static final Pattern RUN = Pattern.compile("(.)\\1*");

    /** With one-minute ticks every checkpoint of the last two hours is kept, so these windows begin to the minute. */
    private static final Duration EXACT = Duration.ofMinutes(2 * Timeline.RESOLUTION);

    /**
     * How many minutes a change may come sooner or later than in Prometheus: none where both windows are exact, else one
     * evaluation step and the windows' resolution.
     */
    int toleranceMinutes(int stepMinutes) {
        long blur = blur(rule.longWindow()) + blur(rule.shortWindow());
        return blur == 0 ? 0 : (int) blur + stepMinutes;
    }

    private static long blur(Duration window) {
        return window.compareTo(EXACT) <= 0
                ? 0
                : window.dividedBy(Timeline.RESOLUTION).toMinutes();
    }

    /** What Prometheus must say: the same, except within the tolerance of a change. */
    String expected(int stepMinutes) {
        int tolerance = toleranceMinutes(stepMinutes);
        StringBuilder expected = new StringBuilder(byMinute);
        for (MatchResult run : runs(byMinute)) {
            for (int at = run.start() - tolerance; run.start() > 0 && at < run.start() + tolerance; at++) {
                if (at >= 0 && at < expected.length()) {
                    expected.setCharAt(at, EITHER);
                }
            }
        }
        return expected.toString();
    }

    /** How many times slo4j began to fire. */
    long firings() {
        return runs(byMinute).stream()
                .filter(run -> run.group().charAt(0) == FIRING)
                .count();
    }

    /** How many times slo4j began to fire, not counting those short enough for Prometheus to leave them out. */
    long comparedFirings(int stepMinutes) {
        String expected = expected(stepMinutes);
        return runs(byMinute).stream()
                .filter(run -> run.group().charAt(0) == FIRING)
                .filter(run -> expected.substring(run.start(), run.end()).indexOf(FIRING) >= 0)
                .count();
    }

    static List<MatchResult> runs(String symbols) {
        return RUN.matcher(symbols).results().toList();
    }
}
