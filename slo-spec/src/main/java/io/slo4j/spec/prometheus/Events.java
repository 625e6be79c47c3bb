package io.slo4j.spec.prometheus;

import io.slo4j.alert.AlertRule;
import io.slo4j.spec.file.RatioQueries;
import io.slo4j.spec.file.SpecEntry;
import java.time.Duration;
import java.util.Optional;

/** How the events of one SLO are counted in Prometheus. */
interface Events {
    /** How a query counts the events of a window. */
    record Counted(String bad, String all) {}

    /** The counts of a window; empty if there is only a ratio. */
    Optional<Counted> in(Duration window);

    /** The error ratio of a window. */
    String errorRatio(Duration window);

    /** What a count is: {@code increase} for a number of events, or what nobody knows but who wrote the query. */
    String unit();

    /** Whether a count is a number of events. */
    default boolean areNumbers() {
        return unit().equals("increase");
    }

    /**
     * The number of processes in which a rule fires; empty if their meters are not asked.
     *
     * @param rule one that processes judge
     */
    Optional<String> firingProcesses(AlertRule rule);

    /** Those of an entry. */
    static Events of(SpecEntry entry, String selector) {
        Optional<RatioQueries> own = entry.queries();
        if (own.isEmpty()) {
            return new ExportedEvents(
                    entry.definition().name(), entry.groupLabel().isPresent(), selector);
        }
        return new QueriedEvents(
                own.get(),
                entry.groupLabel()
                        .map(label -> "sum by (" + PromText.labelName(label) + ") (")
                        .orElse("sum("));
    }
}
