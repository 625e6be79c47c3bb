package io.slo4j.spec.prometheus;

import io.slo4j.SloDefinition;
import io.slo4j.alert.Alert;
import io.slo4j.alert.AlertRule;
import io.slo4j.spec.file.SpecEntry;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The name, labels and annotations of the alerts of an SLO. */
final class AlertTexts {
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{([^{}]+)}");

    private final SpecEntry entry;
    private final SloDefinition definition;
    private final Identity slo;
    private final Map<String, String> ofMember;

    /**
     * @param ofMember templates of what differs from member to member of a group, by the label of the group
     */
    AlertTexts(SpecEntry entry, Identity slo, Map<String, String> ofMember) {
        this.entry = entry;
        this.definition = entry.definition();
        this.slo = slo;
        this.ofMember = ofMember;
    }

    String name() {
        return entry.alertName().orElse(slo.slo());
    }

    /** The labels that an alert has beside those of its series. */
    Map<String, String> labels(AlertRule rule) {
        Map<String, String> labels = new TreeMap<>(ofMember);
        labels.put("severity", severity(rule));
        labels.put("slo", GoTemplate.literal(slo.slo()));
        entry.alertLabels(rule.severity()).forEach((name, value) -> {
            if (!value.isEmpty()) {
                labels.put(free(PromText.labelName(name)), GoTemplate.literal(value));
            }
        });
        labels.put("rule", GoTemplate.literal(rule.name()));
        labels.put("sloth_id", GoTemplate.literal(slo.id()));
        labels.put("sloth_severity", severity(rule));
        return labels;
    }

    private String free(String name) {
        return slo.isTaken(name) ? free("exported_" + name) : name;
    }

    /** The annotations: those of the SLO, with their placeholders filled, and a summary where there is none. */
    Map<String, String> annotations(AlertRule rule, String words) {
        Map<String, String> all = new TreeMap<>();
        String objective = GoTemplate.literal(definition.objective() + " over " + definition.period());
        all.put("summary", subject() + ": " + words + " (" + severity(rule) + ", " + objective + ")");
        all.put("objective", objective);
        definition.annotations().forEach((name, text) -> put(all, name, text, rule));
        entry.alertAnnotations(rule.severity()).forEach((name, text) -> put(all, name, text, rule));
        return all;
    }

    private void put(Map<String, String> all, String name, String text, AlertRule rule) {
        boolean link = name.equals(Alert.RUNBOOK) || name.equals(Alert.DASHBOARD);
        String key = link ? name + "_url" : PromText.labelName(name);
        all.put(key, filled(text, rule, link ? AlertTexts::percentEncoded : UnaryOperator.identity()));
    }

    static String severity(AlertRule rule) {
        return rule.severity().name().toLowerCase(Locale.ROOT);
    }

    private String subject() {
        StringBuilder subject = new StringBuilder(GoTemplate.literal(slo.slo()));
        ofMember.values().forEach(value -> subject.append(' ').append(value));
        return subject.toString();
    }

    private String filled(String text, AlertRule rule, UnaryOperator<String> encoding) {
        Map<String, String> values = new LinkedHashMap<>(definition.labels());
        values.put("slo", definition.name());
        values.put("severity", severity(rule));
        values.put("rule", rule.name());
        values.put("objective", definition.objective() + " over " + definition.period());
        StringBuilder filled = new StringBuilder();
        StringBuilder literal = new StringBuilder();
        Matcher placeholder = PLACEHOLDER.matcher(text);
        int from = 0;
        while (placeholder.find()) {
            String key = placeholder.group(1);
            literal.append(text, from, placeholder.start());
            String template = key.equals("remaining") ? remaining() : ofMember.get(key);
            if (template != null) {
                filled.append(GoTemplate.literalBefore(literal.toString())).append(template);
                literal.setLength(0);
            } else {
                String value = values.get(key);
                literal.append(value == null ? placeholder.group() : encoding.apply(value));
            }
            from = placeholder.end();
        }
        literal.append(text, from, text.length());
        return filled.append(GoTemplate.literal(literal.toString())).toString();
    }

    /* The series is named between back quotes, in which nothing is escaped. */
    private String remaining() {
        String series = slo.series(Series.REMAINING);
        return series.contains("`") || series.contains("{{")
                ? "?"
                : "{{ with query `" + series + "` }}{{ . | first | value | humanizePercentage }}{{ end }}";
    }

    private static String percentEncoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
