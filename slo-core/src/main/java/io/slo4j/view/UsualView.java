package io.slo4j.view;

import io.slo4j.alert.AlertStatus;
import io.slo4j.alert.UsualTrafficRule;
import org.jspecify.annotations.Nullable;

/**
 * What a rule of unusual traffic sees beside what is usual at this hour of the week. Immutable.
 *
 * @param weeks of how many weeks the usual traffic is known
 * @param events the events in the window of the rule
 * @param errorRatio the share of them that is bad, 0 to 1; null until it is known what is usual
 * @param slowestSeconds what 99 of 100 events took at most; null until it is known what is usual, and where no durations are kept
 */
public record UsualView(
        int weeks,
        UsualFigureView events,
        @Nullable UsualFigureView errorRatio,
        @Nullable UsualFigureView slowestSeconds) {
    static @Nullable UsualView of(AlertStatus status) {
        if (!(status.evidence() instanceof UsualTrafficRule.Seen seen)) {
            return null;
        }
        UsualFigureView events = UsualFigureView.of(seen.traffic());
        return events == null
                ? null
                : new UsualView(
                        seen.weeks(),
                        events,
                        UsualFigureView.of(seen.errorRatio()),
                        seen.slowest().map(UsualFigureView::of).orElse(null));
    }
}
