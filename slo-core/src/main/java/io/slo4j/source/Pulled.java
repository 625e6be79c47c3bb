package io.slo4j.source;

import java.time.Duration;
import java.util.Optional;

/** Where the events of an SLO come from if nobody records them: a source that counts, or a condition that is sampled. Immutable. */
public sealed interface Pulled permits EventSource, SampledCondition {
    /**
     * How often it is read.
     *
     * @return above zero; empty if it is read at every tick
     */
    Optional<Duration> interval();

    /**
     * What a good event is, in words. A stored history is continued only if this is the same.
     *
     * @return not blank
     */
    String meaning();

    /**
     * Whether another one comes from the same lambda expressions or classes, which is all that can be compared.
     *
     * @param other another one
     * @return true if it is written like this one, and read as often
     */
    boolean isWrittenLike(Pulled other);
}
