package io.slo4j.notify;

import io.slo4j.alert.Alert;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/**
 * The labels by which Alertmanager knows an alert: of all rules of one SLO and one severity the same, so that an outage that makes two
 * rules fire is one page. Whatever differs from process to process is no label, unless the instance is to be told apart.
 */
final class AlertLabels {
    private static final int MOST_BYTES_OF_A_VALUE = 240;
    private static final int MOST_BYTES = 1_000;

    private final Map<String, String> fixed;

    /**
     * @param fixed labels of every alert
     */
    AlertLabels(Map<String, String> fixed) {
        this.fixed = Map.copyOf(fixed);
    }

    /** The labels, by name. Those of the SLO that are beyond 1,000 bytes are left out, the last ones first. */
    Map<String, String> of(Alert alert) {
        Map<String, String> labels = new TreeMap<>();
        fixed.forEach((name, value) -> labels.put(name, bounded(value)));
        labels.put("alertname", bounded(alert.slo()));
        labels.put("slo", bounded(alert.slo()));
        labels.put("severity", alert.severity().name().toLowerCase(Locale.ROOT));
        if (alert.isTest()) {
            labels.put("test", "true");
        }
        alert.labels().forEach((name, value) -> add(labels, name, value));
        return labels;
    }

    /* An empty value is no label to Alertmanager. */
    private static void add(Map<String, String> labels, String name, String value) {
        String free = name(name);
        while (labels.containsKey(free)) {
            free = "exported_" + free;
        }
        if (!value.isEmpty()) {
            labels.put(free, bounded(value));
            if (Json.bytes(Json.text(labels)) > MOST_BYTES) {
                labels.remove(free);
            }
        }
    }

    /** A name as a name of a label in Prometheus. */
    static String name(String raw) {
        String name = bounded(raw).replaceAll("[^a-zA-Z0-9_]", "_");
        return name.isEmpty() || Character.isDigit(name.charAt(0)) ? "_" + name : name;
    }

    /* What is cut stays apart from others that begin alike. */
    private static String bounded(String value) {
        if (value.length() <= MOST_BYTES_OF_A_VALUE && fits(value)) {
            return value;
        }
        String digest = UUID.nameUUIDFromBytes(value.getBytes(StandardCharsets.UTF_8))
                .toString()
                .substring(0, 8);
        String cut = OneLine.cut(value, MOST_BYTES_OF_A_VALUE);
        while (!fits(cut + digest)) {
            cut = OneLine.cut(value, cut.length() * 3 / 4);
        }
        return cut + digest;
    }

    private static boolean fits(String value) {
        return Json.bytes(Json.text(value)) <= MOST_BYTES_OF_A_VALUE;
    }
}
