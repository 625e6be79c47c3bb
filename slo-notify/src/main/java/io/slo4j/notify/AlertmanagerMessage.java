package io.slo4j.notify;

import io.slo4j.alert.Alert;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Alerts as Alertmanager's API v2 wants them: {@code POST /api/v2/alerts}. */
final class AlertmanagerMessage {
    private final String instance;
    private final Duration lifetime;

    /**
     * @param lifetime for how long an alert fires that is not heard of again
     */
    AlertmanagerMessage(String instance, Duration lifetime) {
        this.instance = OneLine.of(instance, 100);
        this.lifetime = lifetime;
    }

    String of(Collection<ActiveAlert> alerts, Instant now) {
        return alerts.stream().map(alert -> one(alert, now)).collect(Collectors.joining(",", "[", "]"));
    }

    private String one(ActiveAlert alert, Instant now) {
        return Fitted.within(most -> Json.text(tree(alert, now, most)));
    }

    private Map<String, Object> tree(ActiveAlert alert, Instant now, int most) {
        Instant end = alert.resolvedAt() == null ? now.plus(lifetime) : alert.resolvedAt();
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("labels", alert.labels());
        tree.put("annotations", annotations(alert.latest(), most));
        tree.put("startsAt", text(alert.startsAt()));
        tree.put("endsAt", text(end));
        link(alert.latest(), Alert.DASHBOARD, most)
                .filter(AlertmanagerMessage::isUri)
                .ifPresent(url -> tree.put("generatorURL", url));
        return tree;
    }

    private Map<String, String> annotations(Alert alert, int most) {
        Map<String, String> all = new LinkedHashMap<>();
        all.put("summary", AlertTexts.summary(alert, most));
        put(all, "description", alert.annotations().get(Alert.DESCRIPTION), most / 2);
        link(alert, Alert.RUNBOOK, most).ifPresent(url -> all.put("runbook_url", url));
        link(alert, Alert.DASHBOARD, most).ifPresent(url -> all.put("dashboard_url", url));
        put(all, "objective", alert.objective(), most);
        put(all, "rule", alert.rule().name(), most);
        all.put("instance", instance);
        all.put("id", alert.id());
        all.put("sequence", Long.toString(alert.sequence()));
        return all;
    }

    private static void put(Map<String, String> all, String name, @Nullable String text, int most) {
        String line = text == null ? "" : OneLine.of(text, Math.min(most, 200));
        if (!line.isEmpty()) {
            all.put(name, line);
        }
    }

    private static Optional<String> link(Alert alert, String annotation, int most) {
        return Optional.ofNullable(alert.annotations().get(annotation)).filter(url -> AlertTexts.isShown(url, most));
    }

    private static boolean isUri(String text) {
        try {
            return URI.create(text).isAbsolute();
        } catch (IllegalArgumentException none) {
            return false;
        }
    }

    private static String text(Instant instant) {
        return instant.truncatedTo(ChronoUnit.MILLIS).toString();
    }
}
