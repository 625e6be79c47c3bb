package io.slo4j.alert;

import static io.slo4j.internal.check.Arguments.notBlank;

import io.slo4j.internal.check.OneLine;
import io.slo4j.internal.check.Texts;
import io.slo4j.internal.check.TimeLine;
import java.time.Instant;

/**
 * A release of the service: what ran from an instant on. Immutable.
 *
 * @param name its name, not blank, at most 100 characters: {@code v42}
 * @param at when it began
 */
public record Release(String name, Instant at) {
    private static final int MOST_CHARACTERS = 100;

    /**
     * Checks the components.
     *
     * @param name its name
     * @param at when it began
     * @throws IllegalArgumentException if the name is blank or longer than 100 characters, or the instant lies before 1970 or after
     *     2262
     */
    public Release {
        name = Texts.chosen("release name", notBlank("release name", name), MOST_CHARACTERS);
        TimeLine.checked("at", at);
    }

    /** The name and the instant: {@code v42 at 2026-03-01T00:00:00Z}. */
    @Override
    public String toString() {
        return OneLine.of(name + " at " + at);
    }
}
