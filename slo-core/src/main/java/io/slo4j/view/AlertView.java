package io.slo4j.view;

import io.slo4j.alert.AlertStatus;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The status of a rule. Immutable.
 *
 * @param rule the rule's name
 * @param severity {@code page} or {@code ticket}
 * @param kind the kind of rule: {@code burn_rate}, {@code budget}, {@code latency} or {@code traffic}
 * @param state {@code inactive}, {@code pending} or {@code firing}
 * @param since when its condition began to hold, in ISO 8601; null while inactive
 * @param definition the settings of the rule in one line
 * @param distance the judged value divided by its limit: above 1 its condition holds
 * @param figures the figures that it compares, the most important first
 * @param usual what is usual at this hour of the week; null of other rules than those of unusual traffic, and until that is known
 */
public record AlertView(
        String rule,
        String severity,
        String kind,
        String state,
        @Nullable String since,
        String definition,
        double distance,
        List<FigureView> figures,
        @Nullable UsualView usual) {
    static AlertView of(AlertStatus status) {
        return new AlertView(
                status.rule().name(),
                PlainText.lower(status.rule().severity()),
                PlainText.lower(status.rule().kind()),
                PlainText.lower(status.state()),
                status.since().map(Instant::toString).orElse(null),
                status.rule().text(),
                status.distance(),
                status.rule().figures().stream()
                        .map(figure -> FigureView.of(figure, status.evidence()))
                        .toList(),
                UsualView.of(status));
    }
}
