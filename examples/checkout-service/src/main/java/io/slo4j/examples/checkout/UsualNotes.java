package io.slo4j.examples.checkout;

import io.slo4j.SloStatus;
import io.slo4j.alert.AlertStatus;
import io.slo4j.alert.UsualFigure;
import io.slo4j.alert.UsualTrafficRule;
import io.slo4j.time.Durations;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What traffic was usual, as the first rule of an SLO that knows has seen it. */
final class UsualNotes {
    private UsualNotes() {}

    /**
     * The events of a window over time, and between which numbers they were usual; absent where that was not known.
     *
     * @param window the window, {@code 30m}
     */
    record View(String window, List<@Nullable Double> events, List<@Nullable Double> low, List<@Nullable Double> high) {
        static View of(String window, List<@Nullable UsualFigure> notes) {
            List<@Nullable Double> events = new ArrayList<>();
            List<@Nullable Double> low = new ArrayList<>();
            List<@Nullable Double> high = new ArrayList<>();
            for (@Nullable UsualFigure note : notes) {
                events.add(note == null ? null : (Double) note.now());
                low.add(note == null || !note.isKnown() ? null : (Double) note.low());
                high.add(note == null || !note.isKnown() ? null : (Double) note.high());
            }
            return new View(window, events, low, high);
        }
    }

    private static Optional<AlertStatus> rule(SloStatus status) {
        return status.alerts().stream()
                .filter(alert -> alert.evidence() instanceof UsualTrafficRule.Seen)
                .findFirst();
    }

    /** The window of the rule. */
    static @Nullable String window(SloStatus status) {
        return rule(status)
                .map(alert -> Durations.text(alert.rule().windows().get(0)))
                .orElse(null);
    }

    /** What it sees now. */
    static @Nullable UsualFigure traffic(SloStatus status) {
        return rule(status)
                .map(alert -> ((UsualTrafficRule.Seen) alert.evidence()).traffic())
                .orElse(null);
    }
}
