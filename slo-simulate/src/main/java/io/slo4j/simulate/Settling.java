package io.slo4j.simulate;

import io.slo4j.SloDefinition;
import io.slo4j.SloPeriod;
import io.slo4j.alert.AlertRule;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * Finds when an SLO is settled during silence. After the last event windows run empty, the budget recovers, and alerts fire
 * and resolve; then nothing changes until the next event. A history is ticked every second until then. The rest of the
 * silence can be skipped: alerts come as if each second of it had been evaluated, and windows begin as precisely as
 * otherwise.
 *
 * <p>This holds for SLOs whose budget counts events, not time slices, without a budget policy, future corrections or rules about usual
 * traffic, which learn from silence too, in a registry that ticks every second or more often. Others never settle. Immutable.
 */
final class Settling {
    /* A window begins at most 1/60 of its length, or a tick, too early. */
    private static final int RESOLUTION = 60;

    /* The next tick sees an event, the beginning of a window and the end of a delay. */
    private static final Duration TICKS = Duration.ofSeconds(5);

    private static final Duration FOREVER = Duration.ofDays(366 * 500);

    private static final Settling NEVER = new Settling(SloPeriod.THIRTY_DAYS, FOREVER, List.of());

    private final SloPeriod period;
    private final Duration windows;
    private final List<Duration> budgetDelays;

    private Settling(SloPeriod period, Duration windows, List<Duration> budgetDelays) {
        this.period = period;
        this.windows = windows;
        this.budgetDelays = budgetDelays;
    }

    /** How an SLO settles. */
    static Settling of(SloDefinition definition) {
        boolean foreseeable = definition.budgetingMethod().slice().isEmpty()
                && definition.budgetPolicy().isEmpty()
                && definition.rules().stream().noneMatch(rule -> rule.kind() == AlertRule.Kind.USUAL_TRAFFIC);
        return foreseeable ? of(definition.period(), definition.rules()) : NEVER;
    }

    /**
     * How an SLO settles whose budget counts events.
     *
     * @param period its period
     * @param rules its rules
     * @return computes, for any last event, when nothing changes any more
     */
    static Settling of(SloPeriod period, List<AlertRule> rules) {
        /* A window that begins in the silence needs the checkpoints of its resolution, and none is longer than the period. */
        Duration windows = period.length().dividedBy(RESOLUTION);
        for (AlertRule rule : rules) {
            for (Duration window : rule.windows()) {
                windows = longer(windows, begunSince(window).plus(delay(rule)));
            }
        }
        List<Duration> budgetDelays = rules.stream()
                .filter(rule -> rule.windows().isEmpty())
                .map(Settling::delay)
                .toList();
        return new Settling(period, windows, budgetDelays);
    }

    private static Duration begunSince(Duration window) {
        return window.plus(window.dividedBy(RESOLUTION));
    }

    private static Duration delay(AlertRule rule) {
        return longer(rule.hold(), rule.keepFiring());
    }

    private static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? other : one;
    }

    /**
     * When the SLO is settled if no event follows: the longest window is empty (for a budget rule the period is, or the
     * next calendar period has begun), and after that every hold and keep-firing time is over.
     *
     * @param lastEvent when the last event was counted
     * @return an instant after it
     */
    Instant after(Instant lastEvent) {
        Instant renewed = period.endAt(lastEvent).orElseGet(() -> lastEvent.plus(begunSince(period.length())));
        Instant settled = lastEvent.plus(windows);
        for (Duration delay : budgetDelays) {
            Instant quiet = renewed.plus(delay);
            settled = settled.isBefore(quiet) ? quiet : settled;
        }
        return settled.plus(TICKS);
    }
}
