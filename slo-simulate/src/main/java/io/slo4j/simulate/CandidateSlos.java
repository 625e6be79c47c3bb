package io.slo4j.simulate;

import io.slo4j.Objective;
import io.slo4j.Slo;
import io.slo4j.SloPeriod;
import io.slo4j.alert.AlertPolicy;
import io.slo4j.alert.AlertSubscription;
import io.slo4j.alert.Severity;
import io.slo4j.simulate.ObjectiveAdvice.Candidate;
import io.slo4j.simulate.ObjectiveAdvice.Interval;
import java.util.List;
import java.util.Optional;

/** An SLO for each candidate, side by side in one player. */
final class CandidateSlos {
    private final HistoryPlayer player;
    private final List<CandidateSlo> slos;

    CandidateSlos(long firstSecond, SloPeriod period, AlertPolicy policy, List<Objective> objectives) {
        this.player = HistoryPlayer.startingAt(firstSecond);
        this.slos = objectives.stream()
                .map(objective -> candidate(objective, period, policy))
                .toList();
    }

    private CandidateSlo candidate(Objective objective, SloPeriod period, AlertPolicy policy) {
        Slo slo;
        try {
            policy.rulesFor(period.length(), objective.exactErrorBudget());
            slo = player.register(Slo.builder(objective.toString())
                    .objective(objective)
                    .period(period)
                    .alerts(policy)
                    .build());
        } catch (IllegalArgumentException misfit) {
            return new CandidateSlo(objective, Optional.of(String.valueOf(misfit.getMessage())));
        }
        CandidateSlo candidate = new CandidateSlo(objective, Optional.empty());
        /* Whether a page suppresses a ticket depends on the listener; an objective is chosen by the alerts that fire. */
        slo.subscribe(AlertSubscription.to(alert -> candidate.changes(alert.severity(), alert.firing()))
                .withoutInhibition());
        return candidate;
    }

    List<CandidateSlo> all() {
        return slos;
    }

    /** Counts events of a second that is not before the last one. */
    void add(long second, long good, long bad) {
        player.play(second, good, bad);
    }

    /** Lets the alerts of the last second fire. */
    void finishSecond() {
        player.finishSecond();
    }

    /** One candidate, and how often its alerts have fired. */
    static final class CandidateSlo {
        private final Objective objective;
        private final Optional<String> rejected;
        private long pages;
        private long tickets;

        private CandidateSlo(Objective objective, Optional<String> rejected) {
            this.objective = objective;
            this.rejected = rejected;
        }

        private void changes(Severity severity, boolean firing) {
            if (!firing) {
                return;
            }
            if (severity == Severity.PAGE) {
                pages++;
            } else {
                tickets++;
            }
        }

        Candidate judged(List<Interval> days, List<Interval> periods, double errorRatio) {
            return new Candidate(
                    objective, met(days), met(periods), errorRatio / objective.errorBudget(), pages, tickets, rejected);
        }

        private long met(List<Interval> intervals) {
            return intervals.stream()
                    .filter(interval -> interval.met(objective))
                    .count();
        }
    }
}
