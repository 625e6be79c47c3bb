package io.slo4j.internal.alert;

import io.slo4j.alert.AlertRule;
import io.slo4j.budget.BudgetStatus;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * The annotations of one SLO's alerts, and the values of their placeholders.
 *
 * @param slo the SLO's name
 * @param objective its objective as text
 * @param labels its labels
 * @param templates the annotations with their placeholders
 */
public record Annotations(String slo, String objective, Map<String, String> labels, Map<String, String> templates) {

    /** The annotations of an alert, in the order in which they were given. */
    public Map<String, String> of(AlertRule rule, BudgetStatus budget) {
        Map<String, String> filled = new LinkedHashMap<>();
        templates.forEach((key, template) -> filled.put(key, filled(template, rule, budget)));
        return Collections.unmodifiableMap(filled);
    }

    private String filled(String template, AlertRule rule, BudgetStatus budget) {
        String filled = template.replace("{slo}", slo)
                .replace("{severity}", rule.severity().name().toLowerCase(Locale.ROOT))
                .replace("{rule}", rule.name())
                .replace("{objective}", objective)
                .replace("{remaining}", budget.remainingText());
        for (Map.Entry<String, String> label : labels.entrySet()) {
            filled = filled.replace("{" + label.getKey() + "}", label.getValue());
        }
        return filled;
    }
}
