package io.slo4j;

import io.slo4j.internal.count.OutcomeRules;
import io.slo4j.source.EventSource;
import io.slo4j.source.Pulled;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** What the settings of an SLO must not say if its events are pulled: what is counted elsewhere was judged there. */
final class PulledChecks {
    private PulledChecks() {}

    /**
     * Refuses settings that would do nothing.
     *
     * @throws IllegalArgumentException if there is one
     */
    static void check(SloDraft draft, OutcomeRules outcomes) {
        Pulled pulled = draft.pulled;
        if (pulled == null) {
            return;
        }
        refuse(draft, !outcomes.ofResults().isEmpty(), "rules for results");
        if (pulled instanceof EventSource) {
            refuse(draft, !outcomes.ofExceptions().isEmpty(), "rules for exceptions");
            refuse(draft, draft.traceIds != null, "trace id supplier");
            refuse(draft, draft.latencyThreshold != null, "latency threshold");
            refuse(draft, draft.latencyRange != null, "latency windows");
        }
    }

    private static void refuse(SloDraft draft, boolean given, String what) {
        if (given) {
            throw new IllegalArgumentException("SLO \"" + draft.name() + "\" must have no " + what
                    + ", because its events are judged where they come from, but was \"" + draft + '"');
        }
    }

    /** What is good, in words. */
    static String meaningOfGood(@Nullable Pulled pulled, OutcomeRules outcomes, @Nullable Duration latencyThreshold) {
        String recorded = outcomes.meaningOfGood(latencyThreshold);
        if (pulled == null) {
            return recorded;
        }
        return latencyThreshold == null && outcomes.ofExceptions().isEmpty()
                ? pulled.meaning()
                : pulled.meaning() + ", " + recorded;
    }
}
