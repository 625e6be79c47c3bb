package io.slo4j.alert;

import io.slo4j.internal.check.Nanos;
import io.slo4j.text.Figures;
import io.slo4j.time.Durations;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What a policy says of all of its rules: null for what each rule says itself. Immutable.
 *
 * @param significance for rules that judge a share of events
 * @param minimumBadEvents for rules that judge burn rates
 * @param resolveBelow for rules that judge burn rates
 */
record Adjustments(
        @Nullable Duration hold,
        @Nullable Duration keepFiring,
        @Nullable Double significance,
        @Nullable Long minimumBadEvents,
        @Nullable Double resolveBelow) {
    static final Adjustments NONE = new Adjustments(null, null, null, null, null);

    Adjustments withHold(Duration duration) {
        Nanos.orZero("hold", duration);
        return new Adjustments(duration, keepFiring, significance, minimumBadEvents, resolveBelow);
    }

    Adjustments withKeepFiring(Duration duration) {
        Nanos.orZero("keep firing", duration);
        return new Adjustments(hold, duration, significance, minimumBadEvents, resolveBelow);
    }

    Adjustments withSignificance(double probability) {
        Ranges.aboveZero("significance", probability);
        return new Adjustments(hold, keepFiring, probability, minimumBadEvents, resolveBelow);
    }

    Adjustments withMinimumBadEvents(long events) {
        Sufficiency.ANYTHING.withBadEvents(events);
        return new Adjustments(hold, keepFiring, significance, events, resolveBelow);
    }

    Adjustments withResolveBelow(double share) {
        Ranges.aboveZero("resolve below", share);
        return new Adjustments(hold, keepFiring, significance, minimumBadEvents, share);
    }

    /** A rule, adjusted in what its kind has. */
    AlertRule of(AlertRule rule) {
        AlertRule adjusted = rule;
        if (hold != null) {
            adjusted = adjusted.withHold(hold);
        }
        if (keepFiring != null) {
            adjusted = adjusted.withKeepFiring(keepFiring);
        }
        if (significance != null) {
            double probability = significance;
            adjusted = adjusted.withChance(usual -> probability);
        }
        return adjusted instanceof BurnRateRule burning ? of(burning) : adjusted;
    }

    private BurnRateRule of(BurnRateRule rule) {
        BurnRateRule adjusted = minimumBadEvents == null ? rule : rule.withMinimumBadEvents(minimumBadEvents);
        return resolveBelow == null ? adjusted : adjusted.withResolveBelow(resolveBelow);
    }

    /** What is said, as a policy's text goes on with it. */
    @Override
    public String toString() {
        return (hold == null ? "" : ", hold " + Durations.text(hold))
                + (keepFiring == null ? "" : ", keep firing " + Durations.text(keepFiring))
                + (significance == null ? "" : ", by chance below " + Figures.exact(significance))
                + (minimumBadEvents == null ? "" : ", at least " + minimumBadEvents + " bad events")
                + (resolveBelow == null ? "" : ", until below " + Figures.exactPercent(resolveBelow));
    }
}
