package io.slo4j.prometheus;

import io.slo4j.alert.BurnRateRule;
import io.slo4j.time.Durations;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.function.ToLongFunction;
import java.util.regex.MatchResult;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The rule file and the test file for {@code promtool test rules}.
 *
 * <p>What slo4j said is one more input series, so that Prometheus itself compares, at every evaluation: after the alerts
 * it records the minute for every rule on which the two disagree. The tests ask for the first of these minutes and for
 * their number.
 */
final class PrometheusFiles {
    private final List<Traffic> traffic;
    private final List<Watch> watches;
    private final List<States> states;
    private final int stepMinutes;

    /**
     * Files for a comparison.
     *
     * @param states what slo4j said of this traffic
     * @param stepMinutes how often Prometheus scrapes and evaluates
     */
    PrometheusFiles(List<Traffic> traffic, List<Watch> watches, List<States> states, int stepMinutes) {
        this.traffic = traffic;
        this.watches = watches;
        this.states = states;
        this.stepMinutes = stepMinutes;
    }

    String rules() {
        StringBuilder yaml = new StringBuilder("groups:\n- name: slo4j\n  rules:\n");
        windows().forEach(window -> yaml.append(errorRatio(window)));
        for (Watch watch : watches) {
            watch.inPrometheus().forEach(rule -> yaml.append(alert(watch.name(), rule)));
        }
        return yaml.append(COMPARISON).toString();
    }

    private Stream<Duration> windows() {
        return watches.stream()
                .flatMap(watch -> watch.inPrometheus().stream())
                .flatMap(rule -> Stream.of(rule.longWindow(), rule.shortWindow()))
                .distinct();
    }

    /*
     * A window is the counter now less the counter then, as in slo4j, and the counter was zero before its first sample.
     * increase() comes to the same where samples lie on both ends of the window, but versions of Prometheus differ in
     * which of the ends they count, and extrapolate what they leave out; its error is not slo4j's to match.
     */
    private static String errorRatio(Duration window) {
        return String.format(Locale.ROOT, """
              - record: slo:events:%1$s
                expr: slo_events_total - (slo_events_total offset %1$s or 0 * slo_events_total)
              - record: slo:error_ratio:%1$s
                expr: slo:events:%1$s{outcome="bad"} / ignoring(outcome) sum without(outcome) (slo:events:%1$s)
            """, Durations.text(window));
    }

    private static String alert(String policy, BurnRateRule rule) {
        return String.format(
                Locale.ROOT,
                """
              - alert: BurnRate
                expr: slo:error_ratio:%1$s > %3$s and ignoring(outcome) slo:error_ratio:%2$s > %3$s
                for: %4$dm
                keep_firing_for: %5$dm
                labels: {policy: "%6$s", rule: "%7$s"}
            """,
                Durations.text(rule.longWindow()),
                Durations.text(rule.shortWindow()),
                rule.factor().multiply(Watch.ERROR_BUDGET).stripTrailingZeros().toPlainString(),
                rule.hold().toMinutes(),
                rule.keepFiring().toMinutes(),
                policy,
                rule.name());
    }

    private static final String COMPARISON = """
              - record: prometheus_state
                expr: >-
                  sum by (slo, policy, rule) (2 * ALERTS{alertstate="firing"} or ALERTS{alertstate="pending"})
                  or 0 * slo4j_state
              - record: disagreement_minute
                expr: 0 * ((slo4j_state >= 0) != prometheus_state) + time() / 60
            """;

    String tests(List<Disagreement> disagreements) {
        StringBuilder yaml = new StringBuilder(String.format(Locale.ROOT, """
            rule_files: [rules.yml]
            evaluation_interval: %1$dm
            tests:
            - interval: %1$dm
              input_series:
            """, stepMinutes));
        traffic.forEach(one -> {
            yaml.append(counter(one, "good", Traffic.Minute::good));
            yaml.append(counter(one, "bad", Traffic.Minute::bad));
        });
        states.forEach(one -> yaml.append(series("slo4j_state{" + labels(one) + "}", stateValues(one))));
        yaml.append("  promql_expr_test:\n");
        states.forEach(one -> yaml.append(asked(one, disagreements)));
        return yaml.toString();
    }

    private String counter(Traffic traffic, String outcome, ToLongFunction<Traffic.Minute> count) {
        StringBuilder values = new StringBuilder();
        long total = 0;
        for (int minute = 0; minute < traffic.end(); minute++) {
            boolean started = minute >= traffic.start();
            total += started ? count.applyAsLong(traffic.at(minute)) : 0;
            if (minute % stepMinutes == 0) {
                values.append(started ? total : "_").append(' ');
            }
        }
        return series(
                "slo_events_total{slo=\"" + traffic.name() + "\", outcome=\"" + outcome + "\"}", values.toString());
    }

    /** Prometheus' notation: {@code 2+0x9} is 2 ten times. */
    private String stateValues(States states) {
        String expected = states.expected(stepMinutes);
        StringBuilder scraped = new StringBuilder();
        for (int minute = 0; minute < expected.length(); minute += stepMinutes) {
            scraped.append(expected.charAt(minute));
        }
        return States.runs(scraped.toString()).stream()
                .map(run -> value(run) + "+0x" + (run.group().length() - 1))
                .collect(Collectors.joining(" "));
    }

    private static String value(MatchResult run) {
        char state = run.group().charAt(0);
        return state == States.EITHER ? "-1" : String.valueOf(state);
    }

    private static String series(String name, String values) {
        return "  - {series: '" + name + "', values: '" + values.strip() + "'}\n";
    }

    private String asked(States states, List<Disagreement> disagreements) {
        int last = states.byMinute().length() - 1;
        String selector = "disagreement_minute{" + labels(states) + "}[" + (last + 1) + "m]";
        return disagreements.stream()
                .filter(one -> one.isOf(states))
                .findFirst()
                .map(one -> test("min_over_time(" + selector + ")", last, sample(states, one.firstMinute()))
                        + test("count_over_time(" + selector + ")", last, sample(states, one.minutes())))
                .orElseGet(() -> test("min_over_time(" + selector + ")", last, "")
                        + test("count_over_time(" + selector + ")", last, ""));
    }

    private static String test(String query, int minute, String samples) {
        return "  - {expr: '" + query + "', eval_time: " + minute + "m, exp_samples: [" + samples + "]}\n";
    }

    private static String sample(States states, int value) {
        return "{labels: '{" + labels(states) + "}', value: " + value + "}";
    }

    private static String labels(States states) {
        return "slo=\"" + states.slo() + "\", policy=\"" + states.policy() + "\", rule=\""
                + states.rule().name() + "\"";
    }
}
