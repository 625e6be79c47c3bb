package io.slo4j.internal.snapshot;

import io.slo4j.alert.AlertMatcher;
import io.slo4j.alert.Severity;
import io.slo4j.alert.Silence;
import io.slo4j.internal.guard.Log;
import java.util.Map;
import java.util.Optional;

/** A silence, stored and restored. */
final class SilenceMapper {
    private static final Log LOG = Log.of("io.slo4j");

    private SilenceMapper() {}

    static StoredSilence stored(Silence silence) {
        AlertMatcher matcher = silence.matcher();
        return new StoredSilence(
                silence.id(),
                matcher.slo(),
                matcher.severity().map(Severity::name).orElse(""),
                matcher.rule(),
                matcher.labels(),
                silence.from(),
                silence.until(),
                silence.reason(),
                silence.author().orElse(""));
    }

    /** The silence. One that makes no sense is dropped and logged. */
    static Optional<Silence> restored(StoredSilence stored) {
        try {
            Silence silence = Silence.of(matcher(stored), stored.from(), stored.until(), stored.reason())
                    .withId(stored.id());
            return Optional.of(stored.author().isBlank() ? silence : silence.withAuthor(stored.author()));
        } catch (IllegalArgumentException e) {
            LOG.warn("a stored silence is dropped: " + e.getMessage());
            return Optional.empty();
        }
    }

    private static AlertMatcher matcher(StoredSilence stored) {
        AlertMatcher matcher = AlertMatcher.ofSlo(stored.slo()).withRule(stored.rule());
        if (!stored.severity().isEmpty()) {
            matcher = matcher.withSeverity(Severity.valueOf(stored.severity()));
        }
        for (Map.Entry<String, String> label : stored.labels().entrySet()) {
            matcher = matcher.withLabel(label.getKey(), label.getValue());
        }
        return matcher;
    }
}
