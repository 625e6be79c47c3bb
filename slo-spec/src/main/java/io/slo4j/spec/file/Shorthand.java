package io.slo4j.spec.file;

import java.time.Duration;
import java.util.Optional;

/** Durations in the words of OpenSLO: a number of minutes, hours, days or weeks. */
final class Shorthand {
    private Shorthand() {}

    /** The duration; nothing unless it is of whole minutes. */
    static Optional<String> of(Duration time) {
        long minutes = time.toMinutes();
        if (minutes == 0 || !Duration.ofMinutes(minutes).equals(time)) {
            return Optional.empty();
        }
        if (minutes % (24 * 60) == 0) {
            return Optional.of(minutes / (24 * 60) + "d");
        }
        return Optional.of(minutes % 60 == 0 ? minutes / 60 + "h" : minutes + "m");
    }

    /** The duration, or the next longer one that can be said. */
    static String roundedUp(Duration time) {
        return of(time).orElseGet(
                        () -> of(Duration.ofMinutes(time.toMinutes() + 1)).orElseThrow());
    }
}
