package io.slo4j.alert;

import java.time.Duration;

/** What a rule sees of its SLO: figures of the same kind as the rule. Immutable. */
public sealed interface Evidence {
    /**
     * What a burn-rate rule sees.
     *
     * @param burnRates error ratio / error budget in the rule's windows
     * @param errorRatio bad / (good + bad) in the long window
     */
    record Burn(BurnRates burnRates, double errorRatio) implements Evidence {}

    /**
     * What a budget rule sees.
     *
     * @param remaining the share of the period's error budget that is left: at most 1, below 0 when overspent
     */
    record Budget(double remaining) implements Evidence {}

    /**
     * What a latency rule sees.
     *
     * @param quantile the rule's quantile of the durations in its window; zero without events
     * @param shareAbove the share of events that took longer than the rule's threshold, 0 to 1
     * @param events the events in the window
     */
    record Latency(Duration quantile, double shareAbove, long events) implements Evidence {}

    /**
     * What a throughput rule sees.
     *
     * @param events the events in the window
     * @param perSecond events a second, over the whole window
     */
    record Traffic(long events, double perSecond) implements Evidence {}
}
