package io.slo4j.spec.prometheus;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What Prometheus computes, beside the tail of the binomial distribution, added up exactly. */
class ChanceExpressionTest {
    private static final Pattern FOUND = Pattern.compile("bad=\"(\\d+)\"} (\\S+)");

    private @TempDir Path folder;

    @ParameterizedTest
    @CsvSource({
        "0.001, 20, 1e-4",
        "0.001, 5000, 1e-4",
        "0.001, 200000, 1e-3",
        "0.01, 100, 1e-4",
        "0.05, 7, 1e-3",
        "0.1, 5000, 1e-4",
        "0.3, 12, 1e-3"
    })
    void isNeverBelowTheProbabilityAndReachesALimitWithOneBadEventMoreAtMost(BigDecimal ratio, int events, double limit)
            throws Exception {
        double[] exact = tails(ratio, events);
        int needed = 0;
        while (needed < events && exact[needed] >= Math.log(limit)) {
            needed++;
        }
        List<Integer> tried = new ArrayList<>();
        for (int bad = Math.max(1, needed - 3); bad <= Math.min(events, needed + 3); bad++) {
            tried.add(bad);
        }
        tried.add(events);
        int reached = Integer.MAX_VALUE;
        for (Computed computed : computed(ratio, events, tried)) {
            if (Double.isNaN(computed.ln)) {
                continue; // fewer than are to be expected: no limit is above it
            }
            double difference = computed.ln - exact[computed.bad];
            assertTrue(difference > -0.02 && difference < 0.35, computed + " and not " + exact[computed.bad]);
            if (computed.ln < Math.log(limit)) {
                reached = Math.min(reached, computed.bad);
            }
        }
        assertTrue(reached == needed || reached == needed + 1, reached + " bad events and not " + needed);
    }

    @Test
    void aCertaintyIsNoChance() throws Exception {
        assertEquals(
                Math.log(0.001) * 3,
                computed(new BigDecimal("0.001"), 3, List.of(3)).get(0).ln,
                0.02);
    }

    private record Computed(int bad, double ln) {}

    private List<Computed> computed(BigDecimal ratio, int events, List<Integer> tried) throws Exception {
        StringBuilder series = new StringBuilder();
        for (int bad : tried) {
            series.append(sample("bad_events", bad, bad))
                    .append(sample("events", bad, events))
                    .append(sample("good_events", bad, events - bad));
        }
        String expression = new ChanceExpression("bad_events", "events", "good_events", ratio).text();
        String said = new Promtool(folder).test("groups: []\n", """
                rule_files: [rules.yml]
                tests:
                - input_series:
                %s  promql_expr_test:
                  - expr: %s
                    eval_time: 0s
                    exp_samples: []
                """.formatted(series, expression.replace('\n', ' ')));
        List<Computed> found = new ArrayList<>();
        Matcher matcher = FOUND.matcher(said);
        while (matcher.find()) {
            String value = matcher.group(2).replace(",", "");
            found.add(new Computed(Integer.parseInt(matcher.group(1)), Double.parseDouble(value)));
        }
        assertTrue(!found.isEmpty(), said);
        return found;
    }

    private static String sample(String name, int bad, int value) {
        return "  - series: " + name + "{bad=\"" + bad + "\"}\n    values: " + value + "\n";
    }

    /** The logarithm of the probability that at least so many of the events are bad. */
    private static double[] tails(BigDecimal ratio, int events) {
        BigDecimal odds = ratio.divide(BigDecimal.ONE.subtract(ratio), MathContext.DECIMAL128);
        BigDecimal[] terms = new BigDecimal[events + 1];
        terms[0] = BigDecimal.ONE.subtract(ratio).pow(events, MathContext.DECIMAL128);
        for (int bad = 1; bad <= events; bad++) {
            terms[bad] = terms[bad - 1]
                    .multiply(odds)
                    .multiply(BigDecimal.valueOf(events - bad + 1))
                    .divide(BigDecimal.valueOf(bad), MathContext.DECIMAL128);
        }
        double[] tails = new double[events + 1];
        BigDecimal sum = BigDecimal.ZERO;
        for (int bad = events; bad >= 0; bad--) {
            sum = sum.add(terms[bad], MathContext.DECIMAL128);
            tails[bad] = ln(sum);
        }
        return tails;
    }

    /* Of numbers that a double does not hold as well. */
    private static double ln(BigDecimal number) {
        int digits = number.precision() - number.scale();
        return Math.log(number.movePointLeft(digits).doubleValue()) + digits * Math.log(10);
    }
}
