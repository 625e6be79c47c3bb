package io.slo4j.series;

/**
 * A figure that has a time series for each SLO, or for each of its windows, rules and so on. Those that begin with {@code HEALTH} are
 * of a registry.
 */
public enum Metric {
    /** Good and bad events that this process has counted. */
    EVENTS("slo.events", Kind.COUNTER, "{event}", "Events that this process has counted"),
    /** Bad events that this process has counted, by cause. */
    BAD_EVENTS(
            "slo.bad.events",
            Kind.COUNTER,
            "{event}",
            "Bad events that this process has counted, by what made them bad"),
    /** Events that were taken over from the store. */
    RESTORED_EVENTS(
            "slo.restored.events",
            Kind.GAUGE,
            "{event}",
            "Events that earlier processes have counted and this one has taken over from the store"),
    /** Events in flight. */
    IN_FLIGHT_EVENTS("slo.in.flight.events", Kind.GAUGE, "{event}", "Events that have begun and not yet ended"),
    /** Events in flight that hang. */
    HANGING_EVENTS(
            "slo.hanging.events",
            Kind.GAUGE,
            "{event}",
            "Events in flight that have passed the latency threshold and were counted as bad"),
    /** The age of the oldest event in flight. */
    IN_FLIGHT_OLDEST(
            "slo.in.flight.oldest",
            Kind.GAUGE,
            "s",
            "How long the event that began first has been in flight, 0 if there is none"),
    /** The objective. */
    OBJECTIVE("slo.objective", Kind.GAUGE, "", "The share of events that must be good"),
    /** What is left of the error budget. */
    ERROR_BUDGET_REMAINING(
            "slo.error.budget.remaining",
            Kind.GAUGE,
            "",
            "The share of the period's error budget that is left, below 0 when overspent"),
    /** The levels of the budget policy. */
    ERROR_BUDGET_LEVEL(
            "slo.error.budget.level",
            Kind.GAUGE,
            "",
            "1 at the level of the budget policy where the error budget is, 0 at all others"),
    /** The error ratio of a window. */
    ERROR_RATIO(
            "slo.error.ratio", Kind.GAUGE, "1", "The share of events in the window that were bad, 0 without events"),
    /** The burn rate of a window. */
    BURN_RATE(
            "slo.burn.rate",
            Kind.GAUGE,
            "",
            "Error ratio in the window over error budget; 1 spends the budget in exactly the period"),
    /** The events of a window. */
    WINDOW_EVENTS("slo.window.events", Kind.GAUGE, "{event}", "Events in the window"),
    /** The latency of a window, at a quantile. */
    LATENCY("slo.latency", Kind.GAUGE, "s", "How long the given share of the events in the window took at most"),
    /** The state of a rule. */
    ALERT_STATE("slo.alert.state", Kind.GAUGE, "", "The state of the alert: 0 inactive, 1 pending, 2 firing"),
    /** How far a rule is from firing. */
    ALERT_DISTANCE(
            "slo.alert.distance",
            Kind.GAUGE,
            "",
            "What the rule of the alert judges over its limit: above 1 its condition holds"),
    /** The labels. */
    INFO("slo.info", Kind.GAUGE, "", "1 for each label of the SLO"),
    /** Ticks. */
    HEALTH_TICKS("slo.health.ticks", Kind.COUNTER, "{tick}", "Ticks of the registry of SLOs"),
    /** Ticks that came late. */
    HEALTH_TICKS_LATE("slo.health.ticks.late", Kind.COUNTER, "{tick}", "Ticks that came after others had been missed"),
    /** The time since the last tick. */
    HEALTH_TICK_AGE("slo.health.tick.age", Kind.GAUGE, "s", "Time since the last tick"),
    /** What became of notifications. */
    HEALTH_NOTIFICATIONS(
            "slo.health.notifications",
            Kind.COUNTER,
            "{notification}",
            "What became of the notifications of all listeners"),
    /** Notifications that wait. */
    HEALTH_NOTIFICATIONS_WAITING(
            "slo.health.notifications.waiting",
            Kind.GAUGE,
            "{notification}",
            "Notifications that wait to be delivered, or to be tried again"),
    /** The states of the store. */
    HEALTH_STORE("slo.health.store", Kind.GAUGE, "", "1 for the state of the store, 0 for all others"),
    /** The time since a snapshot was saved. */
    HEALTH_SNAPSHOT_AGE("slo.health.snapshot.age", Kind.GAUGE, "s", "Time since a snapshot was saved"),
    /** Values for which groups had no place. */
    HEALTH_GROUP_OVERFLOW(
            "slo.health.group.overflow", Kind.COUNTER, "{value}", "How often groups had no place for a value"),
    /** SLOs whose source cannot be read. */
    HEALTH_STALE_SOURCES(
            "slo.health.stale.sources", Kind.GAUGE, "{slo}", "SLOs whose source or condition cannot be read");

    /** What kind of number a metric is. */
    public enum Kind {
        /** A whole number that begins at 0 with the process, or with the SLO, and only grows. */
        COUNTER,
        /** A number that goes up and down. */
        GAUGE
    }

    private final String text;
    private final Kind kind;
    private final String unit;
    private final String description;

    Metric(String text, Kind kind, String unit, String description) {
        this.text = text;
        this.kind = kind;
        this.unit = unit;
        this.description = description;
    }

    /**
     * Returns what it is called.
     *
     * @return words with dots between them, {@code slo.error.budget.remaining}
     */
    public String text() {
        return text;
    }

    /**
     * Returns what kind of number it is.
     *
     * @return the kind
     */
    public Kind kind() {
        return kind;
    }

    /**
     * Returns its unit as UCUM writes units.
     *
     * @return {@code s}; {@code 1}, a ratio; in braces what is counted, {@code {event}}; empty for a number without unit
     */
    public String unit() {
        return unit;
    }

    /**
     * Returns what it says, for people.
     *
     * @return a phrase without a full stop
     */
    public String description() {
        return description;
    }
}
