package io.slo4j.spring;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Says which annotation can have no effect, and what to do. */
final class TrackSloFailureAnalyzer extends AbstractFailureAnalyzer<IllegalArgumentException> {
    @Override
    protected @Nullable FailureAnalysis analyze(Throwable root, IllegalArgumentException cause) {
        String message = cause.getMessage();
        if (message == null || !message.startsWith("@TrackSlo on ")) {
            return null;
        }
        String action = message.contains("must name a registered SLO")
                ? "Add slo.objectives.<name>.objective to the configuration, give the annotation an objective, or correct the"
                        + " name."
                : "Move the annotation to a method that Spring calls through its proxy, or remove it.";
        return new FailureAnalysis(message, action, cause);
    }
}
