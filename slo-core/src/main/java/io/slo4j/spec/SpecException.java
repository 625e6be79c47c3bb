package io.slo4j.spec;

import static io.slo4j.internal.check.Arguments.allGiven;

import java.util.List;
import java.util.stream.Collectors;

/** Specs from which no definition can be made. The message says every mistake. */
public final class SpecException extends IllegalArgumentException {
    private static final long serialVersionUID = 1;

    private final transient List<SpecMistake> mistakes;

    /**
     * With mistakes.
     *
     * @param mistakes what is wrong, one at least
     */
    public SpecException(List<SpecMistake> mistakes) {
        super(allGiven("mistake", mistakes).stream().map(SpecMistake::toString).collect(Collectors.joining("; ")));
        this.mistakes = List.copyOf(mistakes);
    }

    /**
     * What is wrong.
     *
     * @return an immutable list, in the order of the settings; empty if this was deserialized
     */
    @SuppressWarnings({"NullAway", "RedundantNullCheck"}) // a deserialized exception has none
    public List<SpecMistake> mistakes() {
        return mistakes == null ? List.of() : mistakes;
    }
}
