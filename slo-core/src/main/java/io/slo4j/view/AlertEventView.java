package io.slo4j.view;

import static io.slo4j.internal.check.Arguments.given;

import io.slo4j.alert.Alert;
import io.slo4j.alert.Failure;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An alert that has begun to fire or has resolved, as a listener gets it. Immutable; instants are in ISO 8601.
 *
 * @param version the version of the tree, {@link SloView#VERSION}
 * @param slo the SLO's name
 * @param objectiveText the SLO's objective as text, {@code 99.9%}
 * @param rule the rule's name
 * @param severity {@code page} or {@code ticket}
 * @param kind the kind of rule: {@code burn_rate}, {@code budget}, {@code latency} or {@code traffic}
 * @param state the state now: {@code firing}, or {@code inactive} once it has resolved
 * @param at when the state changed
 * @param since when the condition began to hold
 * @param firedAt when it began to fire
 * @param resolvedAt when it resolved; null while it fires
 * @param summary the alert in a few sentences
 * @param figures the figures that the rule compared, the most important first
 * @param remaining the share of the error budget that is left
 * @param incidentCost the share of the period's budget that this incident has cost so far
 * @param labels the SLO's labels
 * @param annotations the SLO's annotations, placeholders filled in
 * @param causes why events were bad in the longest window of the rule, the most frequent first
 * @param lastException the last exception of a bad event; null if there was none
 * @param traceId the trace id of a bad event; null if unknown
 */
public record AlertEventView(
        int version,
        String slo,
        String objectiveText,
        String rule,
        String severity,
        String kind,
        String state,
        String at,
        String since,
        String firedAt,
        @Nullable String resolvedAt,
        String summary,
        List<FigureView> figures,
        double remaining,
        double incidentCost,
        Map<String, String> labels,
        Map<String, String> annotations,
        List<CauseView> causes,
        @Nullable String lastException,
        @Nullable String traceId) {

    /**
     * Returns the view of an alert.
     *
     * @param alert an alert, as a listener gets it
     * @return the view
     */
    public static AlertEventView of(Alert alert) {
        given("alert", alert);
        return new AlertEventView(
                SloView.VERSION,
                alert.slo(),
                alert.objective(),
                alert.rule().name(),
                PlainText.lower(alert.severity()),
                PlainText.lower(alert.rule().kind()),
                PlainText.lower(alert.to()),
                alert.at().toString(),
                alert.since().toString(),
                alert.firedAt().toString(),
                alert.resolvedAt().map(Instant::toString).orElse(null),
                alert.summary(),
                alert.rule().figures().stream()
                        .map(figure -> FigureView.of(figure, alert.evidence()))
                        .toList(),
                alert.budget().remaining(),
                alert.incidentCost(),
                alert.labels(),
                alert.annotations(),
                CauseView.allOf(alert.badEvents()),
                alert.lastFailure().flatMap(Failure::text).orElse(null),
                alert.lastFailure().flatMap(Failure::traceId).orElse(null));
    }
}
