package io.slo4j.store;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Everything that one SLO needs to go on where it was. Immutable.
 *
 * @param definition what it was
 * @param start since when it has been observed
 * @param asOf when its totals were read
 * @param checkpoints its totals, and what they were in the past
 * @param alerts where its rules stood
 * @param latency its latency windows, if it tracks latency
 * @param budget what its budget remembers
 * @param slices its time slices, if its budget counts these
 */
public record StoredSlo(
        StoredDefinition definition,
        Instant start,
        Instant asOf,
        StoredCheckpoints checkpoints,
        List<StoredAlert> alerts,
        Optional<StoredLatency> latency,
        StoredBudget budget,
        Optional<StoredSlices> slices) {

    /**
     * Copies the list.
     *
     * @param definition what it was
     * @param start since when it has been observed
     * @param asOf when its totals were read
     * @param checkpoints its totals, and what they were in the past
     * @param alerts where its rules stood
     * @param latency its latency windows, if it tracks latency
     * @param budget what its budget remembers
     * @param slices its time slices, if its budget counts these
     */
    public StoredSlo {
        alerts = List.copyOf(alerts);
    }

    /**
     * The name.
     *
     * @return that of the definition
     */
    public String name() {
        return definition.name();
    }

    /**
     * Good events since the beginning.
     *
     * @return 0 or more
     */
    public long good() {
        return checkpoints.good();
    }

    /**
     * Bad events since the beginning.
     *
     * @return 0 or more
     */
    public long bad() {
        return checkpoints.bad();
    }

    /** The same, told at other instants. */
    StoredSlo at(long[] instants) {
        return new StoredSlo(
                definition,
                start,
                asOf,
                checkpoints.at(instants),
                alerts,
                latency,
                budget,
                slices.map(all -> all.at(instants)));
    }

    /** The same events at other instants, without what counts for one instance only. */
    StoredSlo events(StoredCheckpoints others) {
        return new StoredSlo(definition, start, asOf, others, alerts, latency, StoredBudget.NOTHING, Optional.empty());
    }
}
