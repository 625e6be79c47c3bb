package io.slo4j.spec.file;

import java.util.List;
import java.util.stream.Collectors;

/** A file from which no SLOs can be made. The message says every mistake, each on a line of its own. */
public final class SpecFileException extends IllegalArgumentException {
    private static final long serialVersionUID = 1;

    private final transient List<SpecFinding> findings;

    SpecFileException(List<SpecFinding> findings) {
        super(findings.stream()
                .filter(finding -> finding.kind() == SpecFinding.Kind.MISTAKE)
                .map(SpecFinding::toString)
                .collect(Collectors.joining("\n")));
        this.findings = List.copyOf(findings);
    }

    /**
     * What is wrong, and what has no counterpart.
     *
     * @return an immutable list, in the order of the file; empty if this was deserialized
     */
    @SuppressWarnings({"NullAway", "RedundantNullCheck"}) // a deserialized exception has none
    public List<SpecFinding> findings() {
        return findings == null ? List.of() : findings;
    }
}
