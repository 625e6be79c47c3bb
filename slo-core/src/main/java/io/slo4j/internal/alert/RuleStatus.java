package io.slo4j.internal.alert;

import io.slo4j.alert.AlertState;

/**
 * The status of a rule.
 *
 * @param state its state
 * @param sinceNanos since when the condition has held; 0 while inactive
 * @param firedNanos since when it fires; 0 while it does not
 * @param quiet whether it goes on firing although the condition has ended
 * @param quietSinceNanos since when it is quiet
 */
public record RuleStatus(AlertState state, long sinceNanos, long firedNanos, boolean quiet, long quietSinceNanos) {
    /** The first status of every rule. */
    public static final RuleStatus INACTIVE = new RuleStatus(AlertState.INACTIVE, 0, 0, false, 0);

    /**
     * Where a rule goes on that stands so here, and stood otherwise in an earlier process: as it fires here, or else as it fired
     * there, or else pending for as long as it was in either.
     */
    public RuleStatus after(RuleStatus earlier) {
        return switch (state) {
            case FIRING -> this;
            case PENDING ->
                earlier.state == AlertState.INACTIVE
                                || (earlier.state == AlertState.PENDING && earlier.sinceNanos >= sinceNanos)
                        ? this
                        : earlier;
            case INACTIVE -> earlier;
        };
    }

    /** Whether the step from an earlier status to this one is reported: the alert began to fire, or ended. */
    public boolean isReportedAfter(RuleStatus before) {
        return before.state != state && (before.state == AlertState.FIRING || state == AlertState.FIRING);
    }
}
