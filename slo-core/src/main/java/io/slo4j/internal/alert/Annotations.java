package io.slo4j.internal.alert;

import io.slo4j.alert.AlertRule;
import io.slo4j.budget.BudgetStatus;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The annotations of one SLO's alerts, and what their placeholders stand for. */
public final class Annotations {
    private final String slo;
    private final String objective;
    private final Map<String, String> labels;
    private final Map<String, Template> templates;

    /**
     * The annotations of an SLO.
     *
     * @param slo its name
     * @param objective its objective as people write it
     * @param labels its labels
     * @param templates the annotations with their placeholders
     */
    public Annotations(String slo, String objective, Map<String, String> labels, Map<String, String> templates) {
        this.slo = slo;
        this.objective = objective;
        this.labels = labels;
        Map<String, Template> read = new LinkedHashMap<>();
        templates.forEach((key, text) -> read.put(key, new Template(text)));
        this.templates = read.isEmpty() ? Map.of() : read;
    }

    /** The annotations of an alert, in the order in which they were given. */
    public Map<String, String> of(AlertRule rule, BudgetStatus budget) {
        Map<String, String> filled = new LinkedHashMap<>();
        templates.forEach((key, template) -> filled.put(key, template.filled((placeholder, encoding) -> {
            String value = value(placeholder, rule, budget);
            return value == null ? "{" + placeholder + "}" : encoding.apply(value);
        })));
        return Collections.unmodifiableMap(filled);
    }

    private @Nullable String value(String placeholder, AlertRule rule, BudgetStatus budget) {
        return switch (placeholder) {
            case "slo" -> slo;
            case "severity" -> rule.severity().name().toLowerCase(Locale.ROOT);
            case "rule" -> rule.name();
            case "objective" -> objective;
            case "remaining" -> budget.remainingText();
            default -> labels.get(placeholder);
        };
    }
}
