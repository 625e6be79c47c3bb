package io.slo4j.spec.file;

import java.util.List;
import java.util.Objects;

/**
 * SLOs as text in a format. Immutable.
 *
 * @param text YAML documents; the same SLOs are the same text
 * @param notes what other readers of the format do not see, a sentence for each SLO; empty if they see all
 */
public record WrittenSpec(String text, List<String> notes) {
    /**
     * Checks the components.
     *
     * @param text any
     * @param notes any
     */
    public WrittenSpec {
        Objects.requireNonNull(text, "text must be given, but was null");
        notes = List.copyOf(notes);
    }
}
