package io.slo4j.internal.snapshot;

import io.slo4j.internal.cause.CausePast;
import io.slo4j.internal.count.HourlyEvents;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Everything that one SLO needs to go on where it was. Immutable.
 *
 * @param definition its definition
 * @param start since when it has been observed
 * @param asOf when its totals were read
 * @param checkpoints its totals, and what they were at each checkpoint
 * @param alerts the status of its rules
 * @param latency its latency windows, if it tracks latency
 * @param budget what its budget needs beside the counts
 * @param slices its time slices, if its budget counts these
 * @param watch what it has reached by its last bad event, if that is known
 * @param marks where its bad events were, beside the checkpoints
 * @param causes its bad events by cause, as far as that is known
 * @param usual its events by hour, where it learns what traffic is usual
 */
public record StoredSlo(
        StoredDefinition definition,
        Instant start,
        Instant asOf,
        StoredCheckpoints checkpoints,
        List<StoredAlert> alerts,
        Optional<StoredLatency> latency,
        StoredBudget budget,
        Optional<StoredSlices> slices,
        Optional<StoredWatch> watch,
        StoredMarks marks,
        CausePast causes,
        HourlyEvents usual) {

    public StoredSlo {
        alerts = List.copyOf(alerts);
    }

    /** One without marks, causes and hours. */
    public StoredSlo(
            StoredDefinition definition,
            Instant start,
            Instant asOf,
            StoredCheckpoints checkpoints,
            List<StoredAlert> alerts,
            Optional<StoredLatency> latency,
            StoredBudget budget,
            Optional<StoredSlices> slices,
            Optional<StoredWatch> watch) {
        this(
                definition,
                start,
                asOf,
                checkpoints,
                alerts,
                latency,
                budget,
                slices,
                watch,
                StoredMarks.NONE,
                CausePast.NONE,
                HourlyEvents.NONE);
    }

    /** The same with marks. */
    public StoredSlo marked(StoredMarks others) {
        return new StoredSlo(
                definition, start, asOf, checkpoints, alerts, latency, budget, slices, watch, others, causes, usual);
    }

    /** The same with causes. */
    public StoredSlo caused(CausePast others) {
        return new StoredSlo(
                definition, start, asOf, checkpoints, alerts, latency, budget, slices, watch, marks, others, usual);
    }

    /** The name that the definition gives it. */
    public String name() {
        return definition.name();
    }

    /** Good events since the beginning, 0 or more. */
    public long good() {
        return checkpoints.good();
    }

    /** Bad events since the beginning, 0 or more. */
    public long bad() {
        return checkpoints.bad();
    }

    /** The same, with its checkpoints at other instants. */
    StoredSlo at(long[] instants) {
        return new StoredSlo(
                definition,
                start,
                asOf,
                checkpoints.at(instants),
                alerts,
                latency,
                budget,
                slices.map(all -> all.at(instants)),
                watch,
                marks,
                causes,
                usual);
    }

    /** The same without a description. */
    StoredSlo undescribed() {
        return new StoredSlo(
                definition.described(Optional.empty()),
                start,
                asOf,
                checkpoints,
                alerts,
                latency,
                budget,
                slices,
                watch,
                marks,
                causes,
                usual);
    }

    /** The same with other checkpoints. */
    StoredSlo with(StoredCheckpoints others, Optional<StoredSlices> otherSlices) {
        return new StoredSlo(
                definition, start, asOf, others, alerts, latency, budget, otherSlices, watch, marks, causes, usual);
    }
}
