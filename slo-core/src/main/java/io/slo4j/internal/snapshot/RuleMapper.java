package io.slo4j.internal.snapshot;

import io.slo4j.SloDefinition;
import io.slo4j.alert.AlertRule;
import io.slo4j.alert.AlertState;
import io.slo4j.internal.alert.RuleEvaluator;
import io.slo4j.internal.alert.RuleStatus;
import io.slo4j.internal.check.TimeLine;
import java.util.List;
import java.util.Optional;

/** The status of a rule, stored and restored. */
final class RuleMapper {
    private RuleMapper() {}

    static StoredAlert stored(RuleEvaluator evaluator, long fingerprint) {
        RuleStatus status = evaluator.status();
        return new StoredAlert(
                evaluator.rule().severity().name(),
                evaluator.rule().name(),
                fingerprint,
                switch (status.state()) {
                    case INACTIVE -> StoredAlert.State.INACTIVE;
                    case PENDING -> StoredAlert.State.PENDING;
                    case FIRING -> StoredAlert.State.FIRING;
                },
                TimeLine.instant(status.sinceNanos()),
                TimeLine.instant(status.firedNanos()),
                status.quiet(),
                TimeLine.instant(status.quietSinceNanos()));
    }

    /**
     * The status from which a rule goes on. A pending rule that has changed since is inactive. A firing rule goes on firing until
     * it is evaluated, changed or not: listeners were notified that it fires, and must be notified when it resolves.
     */
    static RuleStatus restored(AlertRule rule, SloDefinition definition, List<StoredAlert> alerts, long nowNanos) {
        Optional<StoredAlert> stored = alerts.stream()
                .filter(alert -> alert.severity().equals(rule.severity().name())
                        && alert.rule().equals(rule.name()))
                .findFirst();
        return stored.map(alert -> restored(alert, rule, definition, nowNanos)).orElse(RuleStatus.INACTIVE);
    }

    /*
     * No condition holds since later than now, even where the clock is behind that of the earlier process. When the alert began to
     * fire is kept as it was: that names it.
     */
    private static RuleStatus restored(StoredAlert alert, AlertRule rule, SloDefinition definition, long nowNanos) {
        long since = Math.min(nowNanos, TimeLine.nanos(alert.since()));
        if (alert.state() == StoredAlert.State.FIRING) {
            long fired = TimeLine.nanos(alert.fired());
            long quietSince = alert.quiet() ? Math.min(nowNanos, TimeLine.nanos(alert.quietSince())) : 0;
            return new RuleStatus(AlertState.FIRING, since, fired, alert.quiet(), quietSince);
        }
        return alert.state() == StoredAlert.State.PENDING && alert.definition() == fingerprint(rule, definition)
                ? new RuleStatus(AlertState.PENDING, since, 0, false, 0)
                : RuleStatus.INACTIVE;
    }

    /** Whether a stored rule is this one, unchanged. */
    static boolean isOf(StoredAlert stored, AlertRule rule, SloDefinition definition) {
        return stored.severity().equals(rule.severity().name())
                && stored.rule().equals(rule.name())
                && stored.definition() == fingerprint(rule, definition);
    }

    /** FNV-1a over the rule, the objective and the period as text. */
    static long fingerprint(AlertRule rule, SloDefinition definition) {
        String text =
                rule + " " + definition.objective() + " " + definition.period() + " " + definition.isObservedOnly();
        long hash = 0xcbf29ce484222325L;
        for (int i = 0; i < text.length(); i++) {
            hash = (hash ^ text.charAt(i)) * 0x100000001b3L;
        }
        return hash;
    }
}
