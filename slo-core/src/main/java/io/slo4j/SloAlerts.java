package io.slo4j;

import io.slo4j.alert.Alert;
import io.slo4j.alert.AlertRule;
import io.slo4j.alert.AlertState;
import io.slo4j.alert.AlertStatus;
import io.slo4j.alert.BurnRateRule;
import io.slo4j.alert.BurnRates;
import io.slo4j.alert.Evidence;
import io.slo4j.alert.LatencyRule;
import io.slo4j.alert.TrafficRule;
import io.slo4j.internal.alert.RuleEvaluator;
import io.slo4j.internal.alert.RuleInputs;
import io.slo4j.internal.alert.RuleStatus;
import io.slo4j.internal.alert.Sample;
import io.slo4j.latency.LatencyStatus;
import io.slo4j.store.StoredAlert;
import io.slo4j.time.Durations;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** The rules of one SLO, how they stand, and what is told when that changes. */
final class SloAlerts {
    private final SloTracker tracker;
    private final SloDefinition definition;
    private final LastFailure lastFailure;
    private final RuleEvaluator[] watches;

    SloAlerts(SloTracker tracker, RuleInputs slo, LastFailure lastFailure) {
        this.tracker = tracker;
        this.definition = tracker.definition();
        this.lastFailure = lastFailure;
        this.watches = definition.rules().stream()
                .map(rule -> new RuleEvaluator(rule, slo))
                .toArray(RuleEvaluator[]::new);
    }

    /** Goes on from where the rules stood in an earlier process; before the first tick. */
    void restore(List<StoredAlert> alerts, long nowNanos) {
        for (RuleEvaluator watch : watches) {
            watch.restore(StoredRules.restored(watch.rule(), definition, alerts, nowNanos));
        }
    }

    List<StoredAlert> stored() {
        return Arrays.stream(watches)
                .map(watch -> StoredRules.stored(watch, definition))
                .toList();
    }

    /** Evaluates the rules; for the thread that ticks. */
    void tick(Sample now, Consumer<Alert> alerts) {
        for (RuleEvaluator watch : watches) {
            RuleStatus before = watch.step(now);
            RuleStatus after = watch.standing();
            if (after.tellsAfter(before)) {
                alerts.accept(alert(watch.rule(), before, after, tracker.status(now)));
            }
        }
    }

    /** Whether no rule is pending or firing. */
    boolean allInactive() {
        for (RuleEvaluator watch : watches) {
            if (watch.standing().state() != AlertState.INACTIVE) {
                return false;
            }
        }
        return true;
    }

    /** Those that fired already in an earlier process; for whoever keeps the thread that ticks away. */
    void resume(SloStatus now, Consumer<Alert> alerts) {
        for (RuleEvaluator watch : watches) {
            RuleStatus standing = watch.standing();
            if (standing.state() == AlertState.FIRING) {
                alerts.accept(alert(watch.rule(), standing, standing, now));
            }
        }
    }

    /** The SLO is watched no more, so what fires is over; for whoever keeps the thread that ticks away. */
    void end(SloStatus last, Consumer<Alert> alerts) {
        for (RuleEvaluator watch : watches) {
            RuleStatus before = watch.standing();
            if (before.state() == AlertState.FIRING) {
                alerts.accept(alert(watch.rule(), before, RuleStatus.INACTIVE, last));
            }
        }
    }

    /** An alert that began to fire earlier, with the figures of now; for the thread that ticks. */
    Alert retold(Alert alert, SloStatus now) {
        for (RuleEvaluator watch : watches) {
            if (watch.rule().equals(alert.rule()) && watch.standing().state() == AlertState.FIRING) {
                return alert(watch.rule(), watch.standing(), watch.standing(), now);
            }
        }
        return alert;
    }

    /** How the rules stand, in the order of the policy. */
    RuleStatus[] standings() {
        RuleStatus[] standings = new RuleStatus[watches.length];
        for (int i = 0; i < watches.length; i++) {
            standings[i] = watches[i].standing();
        }
        return standings;
    }

    /** How the rules stood, and what they saw, when a status was taken. */
    List<AlertStatus> statuses(RuleStatus[] standings, SloStatus status) {
        AlertStatus[] statuses = new AlertStatus[standings.length];
        for (int i = 0; i < statuses.length; i++) {
            RuleStatus standing = standings[i];
            Optional<Instant> since = standing.state() == AlertState.INACTIVE
                    ? Optional.empty()
                    : Optional.of(Durations.instant(standing.sinceNanos()));
            AlertRule rule = watches[i].rule();
            statuses[i] = new AlertStatus(rule, standing.state(), since, evidence(rule, status));
        }
        return List.of(statuses);
    }

    private Alert alert(AlertRule rule, RuleStatus before, RuleStatus after, SloStatus now) {
        RuleStatus fired = after.state() == AlertState.FIRING ? after : before;
        Instant since = Durations.instant(fired.sinceNanos());
        return new Alert(
                definition.name(),
                definition.objective().toString(),
                rule,
                before.state(),
                after.state(),
                now.at(),
                since,
                Durations.instant(fired.firedNanos()),
                evidence(rule, now),
                now.budget(),
                incidentCost(rule, since, now),
                definition.labels(),
                annotations(rule, now),
                lastFailure.exception(),
                lastFailure.traceId());
    }

    private static Evidence evidence(AlertRule rule, SloStatus now) {
        if (rule instanceof BurnRateRule burn) {
            WindowStatus inLong = now.window(burn.longWindow());
            WindowStatus inShort = now.window(burn.shortWindow());
            return new Evidence.Burn(new BurnRates(inLong.burnRate(), inShort.burnRate()), inLong.errorRatio());
        }
        if (rule instanceof LatencyRule latency) {
            LatencyStatus durations = now.latency(latency.window());
            return new Evidence.Latency(
                    durations.quantile(latency.quantile()),
                    durations.shareAbove(latency.threshold()),
                    durations.count());
        }
        if (rule instanceof TrafficRule traffic) {
            WindowStatus window = now.window(traffic.window());
            long events = window.good() + window.bad();
            return new Evidence.Traffic(events, events / (Durations.saturatedNanos(traffic.window()) / 1e9));
        }
        return new Evidence.Budget(now.budget().remaining());
    }

    private double incidentCost(AlertRule rule, Instant since, SloStatus now) {
        Duration looked = rule.windows().stream().findFirst().orElse(Duration.ZERO);
        Instant periodBegan = definition.period().startAt(now.at());
        Instant from = since.minus(looked);
        from = from.isBefore(periodBegan) ? periodBegan : from;
        return from.isBefore(now.at()) ? now.budget().costOf(tracker.badBetween(from, now.at(), now)) : 0;
    }

    private Map<String, String> annotations(AlertRule rule, SloStatus now) {
        Map<String, String> filled = new LinkedHashMap<>();
        definition.annotations().forEach((key, text) -> filled.put(key, filled(text, rule, now)));
        return Collections.unmodifiableMap(filled);
    }

    private String filled(String text, AlertRule rule, SloStatus now) {
        String filled = text.replace("{slo}", definition.name())
                .replace("{severity}", rule.severity().name().toLowerCase(Locale.ROOT))
                .replace("{rule}", rule.name())
                .replace("{objective}", definition.objective().toString())
                .replace("{remaining}", now.budget().remainingText());
        for (Map.Entry<String, String> label : definition.labels().entrySet()) {
            filled = filled.replace("{" + label.getKey() + "}", label.getValue());
        }
        return filled;
    }
}
