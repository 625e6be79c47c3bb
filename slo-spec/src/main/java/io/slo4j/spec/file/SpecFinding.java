package io.slo4j.spec.file;

import io.slo4j.spec.SpecMistake;
import java.util.Objects;

/**
 * Something that is to be said of a file of SLOs. Immutable.
 *
 * @param kind a mistake, or something that slo4j has no counterpart for
 * @param file the name of the file
 * @param line the line, from 1
 * @param column the column, from 1
 * @param path where it is among the keys: {@code slos.checkout.rules[0].hold}; empty for the file as a whole
 * @param message what is expected there, and what was found; or what is left out, and why
 */
public record SpecFinding(Kind kind, String file, int line, int column, String path, String message) {
    /** What a finding means. */
    public enum Kind {
        /** The file must be corrected before anything can be made of it. */
        MISTAKE,
        /** The file is valid, and part of what it says has no counterpart and is left out. */
        LEFT_OUT
    }

    /**
     * Checks the components.
     *
     * @param kind any
     * @param file any
     * @param line from 1
     * @param column from 1
     * @param path may be empty
     * @param message any
     */
    public SpecFinding {
        Objects.requireNonNull(kind, "kind must be given, but was null");
        Objects.requireNonNull(file, "file must be given, but was null");
        Objects.requireNonNull(path, "path must be given, but was null");
        Objects.requireNonNull(message, "message must be given, but was null");
    }

    /** As editors and build tools read it, on one line: {@code slos.yaml:12:5: slos.checkout.hold: hold must be ...}. */
    @Override
    public String toString() {
        String place = file + ":" + line + ":" + column + (path.isEmpty() ? "" : ": " + path);
        return new SpecMistake(place, (kind == Kind.LEFT_OUT ? "left out: " : "") + message).toString();
    }
}
