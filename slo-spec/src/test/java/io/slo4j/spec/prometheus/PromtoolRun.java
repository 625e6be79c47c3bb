package io.slo4j.spec.prometheus;

import io.slo4j.spec.file.SpecEntry;
import io.slo4j.time.Durations;
import java.time.Duration;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * When the rules of a spec fire in Prometheus, as those of a group with a member for each traffic: {@code promtool test rules} evaluates the rules made of them. It is asked for the
 * alerts of many steps at once, each of them a bit of a number, and says what it has found because nothing was expected.
 */
final class PromtoolRun {
    /** As many bits as a double has, with room. */
    private static final int BITS = 50;

    private static final Pattern FOUND = Pattern.compile("\\{([^}]*)} ([0-9.]+E[+-]\\d+)");
    private static final Pattern TIME = Pattern.compile("time: ([0-9a-z]+),");
    private static final Pattern LABEL = Pattern.compile("(rule|route)=\"([^\"]*)\"");

    private final Map<String, BitSet> firing = new HashMap<>();
    private final RandomSpec spec;

    PromtoolRun(RandomSpec spec, Promtool promtool) throws Exception {
        this.spec = spec;
        read(promtool.test(rules(), tests()));
    }

    /* What no alert asks for is left out: promtool evaluates ten thousand rules in a second, and no more. */
    private String rules() {
        SpecEntry entry = SpecEntry.of(spec.definition).withGroup("route");
        List<RuleGroup> groups = new SloRules(entry, Identity.of(entry, "default"), "").groups();
        return RuleYaml.of(groups.stream().map(PromtoolRun::asked).toList(), List.of());
    }

    private static RuleGroup asked(RuleGroup group) {
        List<Rule> asked = group.rules().stream()
                .filter(rule -> rule.kind() == Rule.Kind.ALERT || rule.name().startsWith("slo:sli_"))
                .filter(rule -> !rule.name().matches(".*(7|28|30)d"))
                .toList();
        return new RuleGroup(group.name(), group.interval(), asked, List.of());
    }

    private String tests() {
        String step = PromText.duration(spec.step);
        String id = "-default-" + spec.name;
        StringBuilder text = new StringBuilder("rule_files: [rules.yml]\nevaluation_interval: " + step
                + "\ngroup_eval_order: [slo4j_long" + id + ", slo4j" + id + "]\ntests:\n- interval: " + step
                + "\n  input_series:\n");
        for (RandomCase one : spec.cases) {
            for (int replica = 0; replica < one.bad.length; replica++) {
                series(text, one, replica, "bad");
                series(text, one, replica, "good");
            }
        }
        text.append("  promql_expr_test:\n");
        for (int from = 1; from <= spec.steps; from += BITS) {
            int last = Math.min(spec.steps, from + BITS - 1);
            Duration span = spec.step.multipliedBy(last - from);
            text.append(
                            "  - expr: sum_over_time((ALERTS{alertstate=\"firing\"} * on () group_left () (2 ^ vector(time() / ")
                    .append(spec.step.toSeconds())
                    .append(" - ")
                    .append(from)
                    .append(")))[")
                    .append(span.isZero() ? "1s" : PromText.duration(span))
                    .append(':')
                    .append(step)
                    .append("])\n    eval_time: ")
                    .append(PromText.duration(spec.step.multipliedBy(last)))
                    .append("\n    exp_samples: []\n");
        }
        return text.toString();
    }

    private static void series(StringBuilder text, RandomCase one, int replica, String outcome) {
        text.append("  - series: slo_events_total{slo=\"")
                .append(one.spec.name)
                .append("\",member=\"")
                .append(one.member)
                .append("\",instance=\"")
                .append(replica)
                .append("\",outcome=\"")
                .append(outcome)
                .append("\"}\n    values:");
        for (int step = 0; step <= one.spec.steps; step++) {
            long bad = one.bad[replica][step];
            text.append(' ').append(outcome.equals("bad") ? bad : one.all[replica][step] - bad);
        }
        text.append('\n');
    }

    private void read(String said) {
        long last = 0;
        int questions = 0;
        for (String line : said.lines().toList()) {
            Matcher time = TIME.matcher(line);
            if (time.find()) {
                last = Durations.parse("time", time.group(1)).dividedBy(spec.step);
                questions++;
            } else if (line.contains("got:")) {
                Matcher found = FOUND.matcher(line);
                while (found.find()) {
                    take(found.group(1), (int) last, Double.parseDouble(found.group(2)));
                }
            }
        }
        if (questions == 0 && !said.contains("SUCCESS")) {
            throw new AssertionError("promtool must answer, but said " + said);
        }
    }

    private void take(String labels, int last, double bits) {
        Map<String, String> named = new HashMap<>();
        Matcher label = LABEL.matcher(labels);
        while (label.find()) {
            named.put(label.group(1), label.group(2));
        }
        BitSet steps = firing.computeIfAbsent(named.get("route") + " " + named.get("rule"), any -> new BitSet());
        int from = (last - 1) / BITS * BITS + 1;
        long whole = (long) bits;
        for (int bit = 0; bit < BITS; bit++) {
            steps.set(from + bit, (whole >> bit & 1) == 1);
        }
    }

    /** For each rule of a case the steps at whose end it fires. */
    List<BitSet> of(RandomCase one) {
        List<BitSet> found = new ArrayList<>();
        spec.rules().forEach(rule -> found.add(firing.getOrDefault(one.member + " " + rule.name(), new BitSet())));
        return found;
    }
}
