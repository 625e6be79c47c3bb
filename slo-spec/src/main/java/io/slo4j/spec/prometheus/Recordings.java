package io.slo4j.spec.prometheus;

import io.slo4j.SloDefinition;
import io.slo4j.spec.file.SpecEntry;
import java.time.Duration;
import java.util.List;

/** The series that are recorded of what the budget of one SLO counts. */
interface Recordings {
    /** Up to here a window is counted by itself, at every evaluation. */
    Duration LONGEST_COUNTED = Duration.ofHours(6);

    /** How often anything longer is recorded. */
    Duration PACE = Duration.ofMinutes(1);

    /** Whether numbers of events can be had. */
    boolean hasNumbers();

    /** What windows of up to {@link #LONGEST_COUNTED} are made from. */
    List<Rule> beforeShort();

    /** What longer windows are made from, recorded once in {@link #PACE}. */
    List<Rule> beforeLong();

    /**
     * The error ratio of a window.
     *
     * @param numbers whether its numbers of events are recorded as well, where they can be had
     */
    List<Rule> window(Duration window, boolean numbers);

    /** The error ratio of the period. */
    Rule period(Duration period);

    /** Those of an entry. */
    static Recordings of(SpecEntry entry, Identity slo, String selector) {
        SloDefinition definition = entry.definition();
        Events events = Events.of(entry, selector);
        if (definition.budgetingMethod().slice().isPresent()) {
            return new SliceRecordings(slo, events, definition.budgetingMethod());
        }
        return events.in(LONGEST_COUNTED).isPresent()
                ? new EventRecordings(slo, events)
                : new RatioRecordings(slo, events);
    }
}
