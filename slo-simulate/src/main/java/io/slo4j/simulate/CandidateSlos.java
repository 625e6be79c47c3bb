package io.slo4j.simulate;

import io.slo4j.Objective;
import io.slo4j.Slo;
import io.slo4j.SloPeriod;
import io.slo4j.SloRegistry;
import io.slo4j.alert.AlertPolicy;
import io.slo4j.alert.AlertRule;
import io.slo4j.alert.AlertStatus;
import io.slo4j.alert.AlertSubscription;
import io.slo4j.alert.Severity;
import io.slo4j.simulate.ObjectiveAdvice.Candidate;
import io.slo4j.simulate.ObjectiveAdvice.Stretch;
import io.slo4j.time.VirtualClock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** An SLO for each candidate, side by side in one registry, ticked every second of a history until it settles. */
final class CandidateSlos {
    private static final Duration SECOND = Duration.ofSeconds(1);

    private final VirtualClock clock;
    private final SloRegistry registry;
    private final List<CandidateSlo> slos;
    private final Settling settling;
    private long now;
    private long lastEvent;

    CandidateSlos(Instant start, SloPeriod period, AlertPolicy policy, List<Objective> objectives) {
        this.clock = VirtualClock.at(start);
        this.registry = SloRegistry.builder().clock(clock).build();
        this.now = start.getEpochSecond();
        this.lastEvent = now;
        this.slos = objectives.stream()
                .map(objective -> CandidateSlo.registered(objective, period, policy, registry))
                .toList();
        this.settling = Settling.of(
                period, slos.stream().flatMap(slo -> slo.rules().stream()).toList());
    }

    List<CandidateSlo> all() {
        return slos;
    }

    /** Counts events of a second that is not before the last one. */
    void add(long second, long good, long bad) {
        if (second > now) {
            pass(second);
        }
        for (CandidateSlo slo : slos) {
            slo.add(good, bad);
        }
        lastEvent = good + bad > 0 ? second : lastEvent;
    }

    private void pass(long until) {
        tickAfter(SECOND);
        if (now < until) {
            long settled = settling.after(Instant.ofEpochSecond(lastEvent)).getEpochSecond();
            while (now < until) {
                tickAfter(now < settled ? SECOND : Duration.ofSeconds(until - now));
            }
        }
    }

    /** Lets the alerts of a second be told, if it has not passed. */
    void finishSecond(long second) {
        if (now == second) {
            tickAfter(SECOND);
        }
    }

    private void tickAfter(Duration time) {
        clock.advance(time);
        registry.tick();
        now += time.toSeconds();
    }

    /** One candidate, and how often it has rung. */
    static final class CandidateSlo {
        private final Objective objective;
        private final @Nullable Slo slo;
        private final Optional<String> rejected;
        private long pages;
        private long tickets;

        private CandidateSlo(Objective objective, @Nullable Slo slo, Optional<String> rejected) {
            this.objective = objective;
            this.slo = slo;
            this.rejected = rejected;
        }

        static CandidateSlo registered(
                Objective objective, SloPeriod period, AlertPolicy policy, SloRegistry registry) {
            Slo slo;
            try {
                slo = Slo.builder(objective.toString())
                        .objective(objective)
                        .period(period)
                        .alerts(policy)
                        .register(registry);
            } catch (IllegalArgumentException misfit) {
                return new CandidateSlo(objective, null, Optional.of(String.valueOf(misfit.getMessage())));
            }
            CandidateSlo candidate = new CandidateSlo(objective, slo, Optional.empty());
            /* Who is told is a matter of each listener; what an objective is chosen by is what fires. */
            slo.subscribe(AlertSubscription.to(alert -> candidate.rings(alert.severity(), alert.firing()))
                    .withoutInhibition());
            return candidate;
        }

        List<AlertRule> rules() {
            return slo == null
                    ? List.of()
                    : slo.status().alerts().stream().map(AlertStatus::rule).toList();
        }

        private void rings(Severity severity, boolean firing) {
            if (!firing) {
                return;
            }
            if (severity == Severity.PAGE) {
                pages++;
            } else {
                tickets++;
            }
        }

        void add(long good, long bad) {
            if (slo != null) {
                slo.good(good);
                slo.bad(bad);
            }
        }

        Candidate judged(List<Stretch> days, List<Stretch> periods, double errorRatio) {
            return new Candidate(
                    objective, met(days), met(periods), errorRatio / objective.errorBudget(), pages, tickets, rejected);
        }

        private long met(List<Stretch> stretches) {
            return stretches.stream().filter(stretch -> stretch.met(objective)).count();
        }
    }
}
