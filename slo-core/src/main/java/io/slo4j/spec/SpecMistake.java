package io.slo4j.spec;

import static io.slo4j.internal.check.Arguments.given;

import io.slo4j.internal.check.OneLine;

/**
 * Something that is wrong with a spec. Immutable.
 *
 * @param path where: {@code objectives.checkout.rules[0].hold}
 * @param message what the setting must be, and what it was
 */
public record SpecMistake(String path, String message) {
    /**
     * Checks the components.
     *
     * @param path where
     * @param message what is wrong
     */
    public SpecMistake {
        given("path", path);
        given("message", message);
    }

    /** The path and the message, on one line. */
    @Override
    public String toString() {
        return OneLine.of(path + ": " + message);
    }
}
