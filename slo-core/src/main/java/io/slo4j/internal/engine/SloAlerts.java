package io.slo4j.internal.engine;

import io.slo4j.SloDefinition;
import io.slo4j.alert.Alert;
import io.slo4j.alert.AlertRule;
import io.slo4j.alert.AlertState;
import io.slo4j.alert.AlertStatus;
import io.slo4j.alert.BadEvents;
import io.slo4j.alert.Evidence;
import io.slo4j.alert.Failure;
import io.slo4j.alert.Severity;
import io.slo4j.budget.BudgetStatus;
import io.slo4j.internal.alert.Annotations;
import io.slo4j.internal.alert.Readings;
import io.slo4j.internal.alert.RuleEvaluator;
import io.slo4j.internal.alert.RuleInputs;
import io.slo4j.internal.alert.RuleStatus;
import io.slo4j.internal.alert.Sample;
import io.slo4j.internal.cause.CauseCounts;
import io.slo4j.internal.check.Nanos;
import io.slo4j.internal.check.TimeLine;
import io.slo4j.internal.guard.Log;
import io.slo4j.internal.guard.Notices;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The rules of one SLO, their states, and the alerts that come of them. */
final class SloAlerts {
    private static final Log LOG = Log.of("io.slo4j.alert");

    /* Fewer bad events than this share are not what an alert is about. */
    private static final double LEAST_FAILED = 0.05;

    private final SloDefinition definition;
    private final Annotations annotations;
    private final BudgetedBad budgetedBad;
    private final LastFailure lastFailure;
    private final CauseCounts causes;
    private final ReleaseList releases;
    private final Notices notices;
    private final RuleEvaluator[] evaluators;

    /** What an incident costs is counted in the bad events of the budget. */
    @FunctionalInterface
    interface BudgetedBad {
        /** How many bad events count from an instant until the totals were as given. */
        long between(Instant from, Sample until);
    }

    SloAlerts(
            SloDefinition definition,
            BudgetedBad budgetedBad,
            LastFailure lastFailure,
            CauseCounts causes,
            ReleaseList releases,
            Notices notices) {
        this.definition = definition;
        this.notices = notices;
        this.annotations = new Annotations(
                definition.name(), definition.objective().toString(), definition.labels(), definition.annotations());
        this.budgetedBad = budgetedBad;
        this.lastFailure = lastFailure;
        this.causes = causes;
        this.releases = releases;
        RuleInputs inputs = new RuleInputs(
                definition.windows(), definition.objective().exactErrorBudget(), definition.isObservedOnly());
        this.evaluators = definition.rules().stream()
                .map(rule -> new RuleEvaluator(rule, inputs))
                .toArray(RuleEvaluator[]::new);
    }

    List<RuleEvaluator> evaluators() {
        return List.of(evaluators);
    }

    /** Evaluates the rules, each whatever befalls the others; for the thread that ticks. */
    void tick(Readings now, Consumer<Alert> alerts) {
        for (RuleEvaluator evaluator : evaluators) {
            try {
                step(evaluator, now, alerts);
            } catch (Throwable thrown) {
                notices.warn(LOG, evaluator, () -> unjudged(evaluator), thrown);
            }
        }
    }

    private void step(RuleEvaluator evaluator, Readings now, Consumer<Alert> alerts) {
        RuleStatus before = evaluator.step(now);
        if (before != null) {
            alerts.accept(alert(evaluator, before, evaluator.status(), now));
        }
    }

    private String unjudged(RuleEvaluator evaluator) {
        return "rule \"" + evaluator.rule().name() + "\" of SLO \"" + definition.name()
                + "\" could not be evaluated, and stays as it is until the next tick";
    }

    /** Whether no rule is pending or firing. */
    boolean allInactive() {
        for (RuleEvaluator evaluator : evaluators) {
            if (evaluator.status().state() != AlertState.INACTIVE) {
                return false;
            }
        }
        return true;
    }

    boolean anyFires() {
        for (RuleEvaluator evaluator : evaluators) {
            if (evaluator.status().state() == AlertState.FIRING) {
                return true;
            }
        }
        return false;
    }

    /**
     * Passes on the alerts that fired already in an earlier process; while no other thread ticks.
     *
     * @param here the same rules before that was known
     */
    void resume(Readings now, SloAlerts here, Consumer<Alert> alerts) {
        for (int i = 0; i < evaluators.length; i++) {
            RuleStatus status = evaluators[i].status();
            boolean known = here.evaluators[i].status().state() == AlertState.FIRING;
            if (status.state() == AlertState.FIRING && !known) {
                alerts.accept(alert(evaluators[i], status, status, now));
            }
        }
    }

    /** Resolves what fires, because the SLO is watched no more; while no other thread ticks. */
    void end(Readings last, Consumer<Alert> alerts) {
        for (RuleEvaluator evaluator : evaluators) {
            RuleStatus before = evaluator.status();
            if (before.state() == AlertState.FIRING) {
                alerts.accept(alert(evaluator, before, RuleStatus.INACTIVE, last));
            }
        }
    }

    /** Resolves what fires unless it goes on firing for a successor; while no other thread ticks. */
    void endUnless(SloAlerts successor, Readings last, Consumer<Alert> alerts) {
        for (RuleEvaluator evaluator : evaluators) {
            RuleStatus before = evaluator.status();
            if (before.state() == AlertState.FIRING && !successor.fires(evaluator.rule())) {
                alerts.accept(alert(evaluator, before, RuleStatus.INACTIVE, last));
            }
        }
    }

    private boolean fires(AlertRule rule) {
        for (RuleEvaluator evaluator : evaluators) {
            if (evaluator.status().state() == AlertState.FIRING
                    && evaluator.rule().severity() == rule.severity()
                    && evaluator.rule().name().equals(rule.name())) {
                return true;
            }
        }
        return false;
    }

    /**
     * Resolves what fires and has not been judged for as long as its rule looks back: its longest window, or the period; while
     * no other thread ticks.
     *
     * @param sinceNanos since when nothing has been judged
     * @return when the next one will have to be resolved; {@link Long#MAX_VALUE} if nothing fires any more
     */
    long endOverdue(Readings last, long sinceNanos, Consumer<Alert> alerts) {
        long next = Long.MAX_VALUE;
        for (RuleEvaluator evaluator : evaluators) {
            RuleStatus before = evaluator.status();
            if (before.state() == AlertState.FIRING) {
                long due = sinceNanos + lookNanos(evaluator.rule(), definition);
                if (last.nanos() >= due) {
                    alerts.accept(alert(evaluator, before, RuleStatus.INACTIVE, last));
                    evaluator.restore(RuleStatus.INACTIVE);
                } else {
                    next = Math.min(next, due);
                }
            }
        }
        return next;
    }

    /** How far a rule of a definition looks back. */
    static long lookNanos(AlertRule rule, SloDefinition definition) {
        return Nanos.of(
                rule.windows().stream().findFirst().orElse(definition.period().length()));
    }

    /**
     * An alert of the first rule of a severity that nothing has made fire, with the figures of now; for any thread.
     *
     * @throws IllegalArgumentException if there is no such rule
     */
    Alert test(Severity severity, Readings now) {
        for (RuleEvaluator evaluator : evaluators) {
            if (evaluator.rule().severity() == severity) {
                return test(evaluator, now);
            }
        }
        throw new IllegalArgumentException("SLO \"" + definition.name() + "\" must have a rule of severity " + severity
                + " to test, but has none");
    }

    private Alert test(RuleEvaluator evaluator, Readings now) {
        BudgetStatus budget = now.budget();
        return Alert.builder(definition.name(), evaluator.rule())
                .test()
                .objective(definition.objective().toString())
                .changed(AlertState.PENDING, AlertState.FIRING, TimeLine.instant(now.nanos()))
                .evidence(evaluator.evidence(now))
                .budget(budget)
                .labels(definition.labels())
                .annotations(annotations.of(evaluator.rule(), budget))
                .build();
    }

    /** An alert that began to fire earlier, with the figures of now; for the thread that ticks. */
    Alert retold(Alert alert, Readings now) {
        for (RuleEvaluator evaluator : evaluators) {
            RuleStatus status = evaluator.status();
            if (status.state() == AlertState.FIRING && evaluator.rule().equals(alert.rule())) {
                return alert(evaluator, status, status, now);
            }
        }
        return alert;
    }

    /** The states of the rules, in the order of the policy. */
    RuleStatus[] ruleStatuses() {
        RuleStatus[] statuses = new RuleStatus[evaluators.length];
        for (int i = 0; i < evaluators.length; i++) {
            statuses[i] = evaluators[i].status();
        }
        return statuses;
    }

    /** The distances that the rules have reached, in the order of the policy. */
    double[] reached() {
        double[] reached = new double[evaluators.length];
        for (int i = 0; i < reached.length; i++) {
            reached[i] = evaluators[i].reached();
        }
        return reached;
    }

    /** How near the rules were to firing when a status was taken, in the order of the policy; for any thread. */
    List<Double> distances(double[] reached, Readings then) {
        Double[] distances = new Double[reached.length];
        for (int i = 0; i < distances.length; i++) {
            distances[i] = evaluators[i].distance(then, reached[i]);
        }
        return List.of(distances);
    }

    /** The states of the rules when a status was taken, and what they saw then; for any thread. */
    List<AlertStatus> statuses(RuleStatus[] ruleStatuses, double[] reached, Readings then) {
        AlertStatus[] statuses = new AlertStatus[ruleStatuses.length];
        for (int i = 0; i < statuses.length; i++) {
            RuleStatus status = ruleStatuses[i];
            AlertRule rule = evaluators[i].rule();
            Evidence evidence = evaluators[i].evidence(then);
            double distance = evaluators[i].distance(then, reached[i]);
            statuses[i] = status.state() == AlertState.INACTIVE
                    ? AlertStatus.inactive(rule, evidence, distance)
                    : AlertStatus.active(
                            rule, status.state(), TimeLine.instant(status.sinceNanos()), evidence, distance);
        }
        return List.of(statuses);
    }

    /* Never throws: the rule has moved already, and nobody would hear of it again. */
    private Alert alert(RuleEvaluator evaluator, RuleStatus before, RuleStatus after, Readings now) {
        AlertRule rule = evaluator.rule();
        RuleStatus fired = after.state() == AlertState.FIRING ? after : before;
        Instant since = TimeLine.instant(fired.sinceNanos());
        BudgetStatus budget = orElse(this::unknownBudget, now::budget);
        BadEvents bad =
                evaluator.isAboutFailures() ? orElse(() -> BadEvents.NONE, () -> badEvents(rule, now)) : BadEvents.NONE;
        return Alert.builder(definition.name(), rule)
                .objective(definition.objective().toString())
                .changed(before.state(), after.state(), TimeLine.instant(now.nanos()))
                .began(since, TimeLine.instant(fired.firedNanos()))
                .evidence(orElse(() -> rule.kind().nothingSeen(), () -> evaluator.evidence(now)))
                .budget(budget)
                .incidentCost(orElse(() -> 0.0, () -> costOfIncident(rule, since, now)))
                .labels(definition.labels())
                .annotations(orElse(definition::annotations, () -> annotations.of(rule, budget)))
                .badEvents(bad)
                .release(releases.before(since).orElse(null))
                .lastFailure(evaluator.isAboutFailures() ? failure(rule, bad, now) : null)
                .build();
    }

    /* An alert goes out without what cannot be found out. */
    private static <T> T orElse(Supplier<T> otherwise, Supplier<T> value) {
        try {
            return value.get();
        } catch (Throwable unknown) {
            LOG.warn("a part of an alert could not be found out, and the alert goes without", unknown);
            return otherwise.get();
        }
    }

    private BadEvents badEvents(AlertRule rule, Readings now) {
        Instant at = TimeLine.instant(now.nanos());
        Instant from = rule.windows().stream()
                .findFirst()
                .map(at::minus)
                .orElseGet(() -> definition.period().startAt(at));
        return causes.read().since(TimeLine.nanos(from));
    }

    /* What was thrown is not what an alert is about whose bad events were slow. */
    private @Nullable Failure failure(AlertRule rule, BadEvents bad, Readings now) {
        Duration longest = rule.windows().isEmpty()
                ? definition.period().length()
                : rule.windows().get(0);
        Failure last = lastFailure.within(Nanos.of(longest), now.nanos());
        return last != null && last.type().isPresent() && bad.failed() < LEAST_FAILED * bad.explained() ? null : last;
    }

    private BudgetStatus unknownBudget() {
        return BudgetStatus.of(
                definition.objective().errorBudget(), definition.period().length(), 0, 0, 0, 0);
    }

    private double costOfIncident(AlertRule rule, Instant since, Readings now) {
        double cost = incidentCost(rule, since, now);
        return cost >= 0 ? cost : 0;
    }

    private double incidentCost(AlertRule rule, Instant since, Readings now) {
        Instant at = TimeLine.instant(now.nanos());
        Duration looked = rule.windows().stream().findFirst().orElse(Duration.ZERO);
        Instant periodBegan = definition.period().startAt(at);
        Instant from = since.minus(looked);
        from = from.isBefore(periodBegan) ? periodBegan : from;
        return from.isBefore(at) ? now.budget().costOf(budgetedBad.between(from, now.now())) : 0;
    }
}
