package io.slo4j.internal.snapshot;

import java.time.Instant;
import java.util.List;

/**
 * What an SLO has reached by its last bad event, and since when it has been watched. Immutable.
 *
 * @param at the tick that counted it
 * @param totals what the budget had counted then
 * @param periodStart when the period of the budget began
 * @param atStart what the budget had counted when it began
 * @param reached the distance that each rule has reached, in the order of the stored rules: 0 or more, infinite where it is not
 *     known
 * @param since since when ticks have come without a gap
 * @param spent the last ticks that counted a bad event, latest first, three at most; empty where they are not known
 * @param ofSeveral whether it is of several instances, so that the tick in which the least was consumed since then is still to be
 *     found
 */
public record StoredWatch(
        Instant at,
        StoredCounts totals,
        Instant periodStart,
        StoredCounts atStart,
        List<Double> reached,
        Instant since,
        List<Instant> spent,
        boolean ofSeveral) {

    public StoredWatch {
        reached = List.copyOf(reached);
        spent = List.copyOf(spent);
    }
}
