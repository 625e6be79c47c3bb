package io.slo4j.spec.prometheus;

import io.slo4j.SloDefinition;
import io.slo4j.alert.UsualFigure;
import io.slo4j.alert.UsualTrafficRule;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What is usual at an hour of the week, from the traffic of the fleet in the weeks before: as in a process the median, and the median of
 * the deviations from it, scaled to the standard deviation of a normal distribution.
 */
final class UsualRecordings {
    private static final int WEEKS = 8;

    /* No label of an SLO or a group begins so. */
    private static final String WEEK = "sloth_week";

    private static final String TO_STANDARD_DEVIATION = "1.4826";

    private final Identity slo;
    private final SloDefinition definition;
    private final Events events;

    UsualRecordings(Identity slo, SloDefinition definition, Events events) {
        this.slo = slo;
        this.definition = definition;
        this.events = events;
    }

    /** Those of the windows of all such rules; none where events are not counted one by one. */
    List<Rule> rules() {
        Map<Duration, TreeSet<Boolean>> bounds = new TreeMap<>();
        definition.rules().forEach(rule -> {
            if (rule instanceof UsualTrafficRule usual && events.areNumbers()) {
                TreeSet<Boolean> above = bounds.computeIfAbsent(usual.window(), any -> new TreeSet<>());
                if (usual.significance() < 1) {
                    above.add(usual.isAbove());
                }
            }
        });
        List<Rule> rules = new ArrayList<>();
        bounds.forEach((window, above) -> {
            rules.addAll(ofWindow(window));
            above.forEach(many -> rules.add(chance(window, many)));
        });
        return rules;
    }

    private List<Rule> ofWindow(Duration window) {
        String weeks = slo.series(Series.trafficOfWeeks(window));
        String usual = slo.series(Series.usual(window));
        return List.of(
                record(
                        Series.traffic(window),
                        window,
                        events.in(window).orElseThrow().all()),
                record(Series.trafficOfWeeks(window), window, weeks(slo.series(Series.traffic(window))))
                        .withComments("The same window in each of the last eight weeks."),
                record(
                        Series.usual(window),
                        window,
                        "quantile without (" + WEEK + ") (0.5, " + weeks + ")\nand\ncount without (" + WEEK + ") ("
                                + weeks + ") >= " + UsualFigure.LEAST_WEEKS),
                record(
                        Series.usualSpread(window),
                        window,
                        TO_STANDARD_DEVIATION + " * quantile without (" + WEEK + ") (0.5, abs(" + weeks
                                + " - ignoring (" + WEEK + ") group_left () " + usual + "))"));
    }

    private static String weeks(String traffic) {
        List<String> weeks = new ArrayList<>();
        for (int week = 1; week <= WEEKS; week++) {
            weeks.add("label_replace(" + traffic + " offset " + 7 * week + "d, \"" + WEEK + "\", \"" + week
                    + "\", \"\", \"\")");
        }
        return String.join("\nor\n", weeks);
    }

    /*
     * The tail of a Poisson distribution is at most its first term, divided by 1 less the ratio of the second to the first. Of what is
     * not beyond the expected number it is no number, which is below no limit.
     */
    private Rule chance(Duration window, boolean above) {
        String came = slo.series(Series.traffic(window));
        String expected = "(" + slo.series(Series.usual(window)) + (above ? " + 2 * " : " - 2 * ")
                + slo.series(Series.usualSpread(window)) + ")";
        String ratio = above ? expected + " / (" + came + " + 1)" : came + " / " + expected;
        String chance = String.join(
                "\n",
                came + " * ln(" + expected + ")",
                "- " + expected,
                "- (" + LogFactorial.part(came) + ")",
                "+ " + came,
                "- " + LogFactorial.HALF_LN_PI,
                "- ln(1 - " + ratio + ")");
        return record(Series.trafficChance(window, above), window, chance)
                .withComments(
                        "How improbable so " + (above ? "many" : "few")
                                + " events are by chance at the end of what is usual:",
                        "the natural logarithm of the probability, a little too great.");
    }

    private Rule record(String name, Duration window, String expression) {
        return Rule.record(name, expression, slo.labels(window));
    }
}
