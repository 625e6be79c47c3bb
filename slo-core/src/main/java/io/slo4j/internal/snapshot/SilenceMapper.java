package io.slo4j.internal.snapshot;

import io.slo4j.alert.AlertMatcher;
import io.slo4j.alert.Severity;
import io.slo4j.alert.Silence;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Optional;

/** A silence, stored and restored. */
final class SilenceMapper {
    private static final Logger LOG = System.getLogger("io.slo4j");

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
            return Optional.of(new Silence(
                    stored.id(),
                    new AlertMatcher(
                            stored.slo(),
                            Optional.of(stored.severity())
                                    .filter(name -> !name.isEmpty())
                                    .map(Severity::valueOf),
                            stored.rule(),
                            stored.labels()),
                    stored.from(),
                    stored.until(),
                    stored.reason(),
                    Optional.of(stored.author()).filter(name -> !name.isEmpty())));
        } catch (IllegalArgumentException e) {
            LOG.log(Level.WARNING, "a stored silence is dropped: " + e.getMessage());
            return Optional.empty();
        }
    }
}
