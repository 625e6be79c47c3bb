package io.slo4j.spec.file;

import java.util.Optional;

/** Reads {@code true} and {@code false}. */
final class Truth {
    private Truth() {}

    /** Whether the value is true; false if it is left out. */
    static boolean of(Optional<Element> value) {
        String text = value.flatMap(Element::text).orElse("false");
        if (!text.equals("true") && !text.equals("false")) {
            value.ifPresent(given -> given.mistake(given.name() + " must be true or false, but was " + given.found()));
        }
        return text.equals("true");
    }
}
