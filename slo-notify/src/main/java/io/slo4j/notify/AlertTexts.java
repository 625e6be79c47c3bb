package io.slo4j.notify;

import io.slo4j.alert.Alert;
import io.slo4j.alert.Failure;
import io.slo4j.alert.WatchedFigure;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What a template can say of an alert, by name. Texts from outside are on one line and bounded; ids, numbers and instants are whole. */
final class AlertTexts {
    private static final int MOST_OF_A_LINK = 400;
    private static final int SHORT_LINK = 64;
    private static final int MOST_LABELS = 64;

    private AlertTexts() {}

    /**
     * Values by name: texts, numbers and booleans.
     *
     * @param instance the name of this process
     * @param most how many characters a text has at most; a link that is longer is left out, because half of it leads nowhere
     */
    static Map<String, Object> of(Alert alert, String instance, int most) {
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("id", alert.id());
        all.put("sequence", alert.sequence());
        all.put("firing", alert.firing());
        all.put("test", alert.isTest());
        all.put("severity", alert.severity().name().toLowerCase(Locale.ROOT));
        all.put("slo", line(alert.slo(), most));
        all.put("rule", line(alert.rule().name(), most));
        all.put("objective", line(alert.objective(), most));
        all.put("summary", summary(alert, most));
        all.put("figures", line(figures(alert), most));
        all.put("causes", line(alert.badEvents().text(), most));
        all.put("description", line(alert.annotations().get(Alert.DESCRIPTION), most));
        all.put("runbook", link(alert.annotations().get(Alert.RUNBOOK), most));
        all.put("dashboard", link(alert.annotations().get(Alert.DASHBOARD), most));
        all.put("labels", line(labels(alert), most));
        all.put("exception", line(alert.lastFailure().flatMap(Failure::text).orElse(""), most));
        all.put("trace", line(alert.lastFailure().flatMap(Failure::traceId).orElse(""), most));
        all.put("instance", line(instance, most));
        all.put("at", alert.at().toString());
        all.put("firedAt", alert.firedAt().toString());
        return all;
    }

    /** The summary, which ends with the link to the runbook if all of it fits. */
    static String summary(Alert alert, int most) {
        String summary = alert.summary();
        int link = summary.length() <= most || !alert.annotations().containsKey(Alert.RUNBOOK)
                ? -1
                : summary.lastIndexOf(" Runbook: ");
        return line(link < 0 ? summary : summary.substring(0, link), most);
    }

    private static String line(@Nullable String text, int most) {
        return text == null ? "" : OneLine.of(text, most);
    }

    private static String link(@Nullable String url, int most) {
        return url == null || !isShown(url, most) ? "" : OneLine.of(url, MOST_OF_A_LINK);
    }

    /** Whether there is room for a link; a short one is more than the end of a long text. */
    static boolean isShown(String url, int most) {
        return most > 0 && url.length() <= Math.min(Math.max(most, SHORT_LINK), MOST_OF_A_LINK);
    }

    private static String figures(Alert alert) {
        return alert.rule().figures().stream()
                .map(figure -> text(figure, alert))
                .collect(Collectors.joining(", "));
    }

    private static String text(WatchedFigure figure, Alert alert) {
        return figure.name() + " " + figure.text(figure.in(alert.evidence())) + " (limit " + figure.text(figure.limit())
                + ")";
    }

    private static String labels(Alert alert) {
        return alert.labels().entrySet().stream()
                .limit(MOST_LABELS)
                .map(label -> OneLine.cut(label.getKey() + "=" + label.getValue(), 1_000))
                .collect(Collectors.joining(", "));
    }
}
