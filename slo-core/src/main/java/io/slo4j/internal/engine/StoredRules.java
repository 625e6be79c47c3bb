package io.slo4j.internal.engine;

import io.slo4j.SloDefinition;
import io.slo4j.alert.AlertRule;
import io.slo4j.alert.AlertState;
import io.slo4j.internal.alert.RuleEvaluator;
import io.slo4j.internal.alert.RuleStatus;
import io.slo4j.internal.snapshot.StoredAlert;
import io.slo4j.time.Durations;
import java.util.List;
import java.util.Optional;

/** How the rules of one SLO are written down and taken up again. */
final class StoredRules {
    private StoredRules() {}

    static StoredAlert stored(RuleEvaluator watch, SloDefinition definition) {
        RuleStatus standing = watch.standing();
        return new StoredAlert(
                watch.rule().severity().name(),
                watch.rule().name(),
                fingerprint(watch.rule(), definition),
                switch (standing.state()) {
                    case INACTIVE -> StoredAlert.State.INACTIVE;
                    case PENDING -> StoredAlert.State.PENDING;
                    case FIRING -> StoredAlert.State.FIRING;
                },
                Durations.instant(standing.sinceNanos()),
                Durations.instant(standing.firedNanos()),
                standing.quiet(),
                Durations.instant(standing.quietSinceNanos()));
    }

    /**
     * Where a rule goes on. One that has changed is judged anew: if it was pending it is inactive. If it was firing it fires
     * on until it is judged, because listeners know it as firing and must hear when it no longer is.
     */
    static RuleStatus restored(AlertRule rule, SloDefinition definition, List<StoredAlert> alerts, long nowNanos) {
        Optional<StoredAlert> stored = alerts.stream()
                .filter(alert -> alert.severity().equals(rule.severity().name())
                        && alert.rule().equals(rule.name()))
                .findFirst();
        return stored.map(alert -> restored(alert, alert.definition() == fingerprint(rule, definition), nowNanos))
                .orElse(RuleStatus.INACTIVE);
    }

    /* Nothing has begun later than now, whatever the clock said then. */
    private static RuleStatus restored(StoredAlert alert, boolean unchanged, long nowNanos) {
        long since = Math.min(nowNanos, Durations.epochNanos(alert.since()));
        if (alert.state() == StoredAlert.State.FIRING) {
            long fired = Math.min(nowNanos, Durations.epochNanos(alert.fired()));
            long quietSince = alert.quiet() ? Math.min(nowNanos, Durations.epochNanos(alert.quietSince())) : 0;
            return new RuleStatus(AlertState.FIRING, since, fired, alert.quiet(), quietSince);
        }
        return alert.state() == StoredAlert.State.PENDING && unchanged
                ? new RuleStatus(AlertState.PENDING, since, 0, false, 0)
                : RuleStatus.INACTIVE;
    }

    /** FNV-1a over what the rule, the objective and the period are as text. */
    private static long fingerprint(AlertRule rule, SloDefinition definition) {
        String text =
                rule + " " + definition.objective() + " " + definition.period() + " " + definition.isObservedOnly();
        long hash = 0xcbf29ce484222325L;
        for (int i = 0; i < text.length(); i++) {
            hash = (hash ^ text.charAt(i)) * 0x100000001b3L;
        }
        return hash;
    }
}
