package io.slo4j.view;

import static io.slo4j.internal.check.Arguments.given;

import io.slo4j.SloDefinition;
import io.slo4j.SloStatus;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The status of one SLO. Immutable.
 *
 * @param version the version of the tree, {@link #VERSION}
 * @param name the name
 * @param at the instant, in ISO 8601
 * @param observedSince when its observation began, in ISO 8601
 * @param objective the share of events that must be good, above 0 and below 1
 * @param objectiveText the objective as text, {@code 99.9%}
 * @param period the period as text: {@code 30d}, {@code calendar month (Europe/Berlin)}
 * @param budgetingMethod what the budget counts: {@code occurrences}, {@code timeslices of 1m at 0.95}
 * @param meaningOfGood the meaning of a good event, in words
 * @param labels the labels
 * @param annotations the annotations, with their placeholders as written
 * @param source how it stands with the source or the condition that events come from; null if they are recorded
 * @param good good events since registration
 * @param bad bad events since registration
 * @param inFlight the events that have begun and not yet ended; null if the SLO does not detect work that hangs
 * @param windows the shown windows, shortest first
 * @param latency the durations in these windows; empty if the SLO keeps no latency windows
 * @param budget the error budget
 * @param alerts the rules, in the order of the policy
 */
public record SloView(
        int version,
        String name,
        String at,
        String observedSince,
        double objective,
        String objectiveText,
        String period,
        String budgetingMethod,
        String meaningOfGood,
        Map<String, String> labels,
        Map<String, String> annotations,
        @Nullable SourceView source,
        long good,
        long bad,
        @Nullable InFlightView inFlight,
        List<WindowView> windows,
        List<LatencyView> latency,
        BudgetView budget,
        List<AlertView> alerts) {

    /** The version of the tree. It changes when a component is removed or changes its meaning. */
    public static final int VERSION = 1;

    /**
     * Returns the view of a status.
     *
     * @param status a status
     * @return the view, with the windows of the status
     */
    public static SloView of(SloStatus status) {
        SloDefinition definition = given("status", status).definition();
        return new SloView(
                VERSION,
                definition.name(),
                status.at().toString(),
                status.observedSince().toString(),
                definition.objective().ratio(),
                definition.objective().toString(),
                definition.period().toString(),
                definition.budgetingMethod().toString(),
                definition.meaningOfGood(),
                definition.labels(),
                definition.annotations(),
                SourceView.of(status),
                status.good(),
                status.bad(),
                status.inFlight().map(InFlightView::of).orElse(null),
                status.windows().stream()
                        .map(window -> WindowView.of(window, status.badEvents(window.window())))
                        .toList(),
                LatencyView.allOf(status),
                BudgetView.of(status),
                status.alerts().stream().map(AlertView::of).toList());
    }
}
