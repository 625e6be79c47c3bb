package io.slo4j.simulate;

import io.slo4j.Slo;
import io.slo4j.SloRegistry;
import io.slo4j.alert.Alert;
import io.slo4j.alert.AlertSubscription;
import io.slo4j.alert.Severity;
import io.slo4j.simulate.SimulationResult.BudgetAt;
import io.slo4j.simulate.SimulationResult.SloResult;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** One run of a simulation, tick by tick. */
final class SimulationRun {
    private final Simulation simulation;
    private final HistoryPlayer player;
    private final Random random;
    private final ResponseTime responseTime;
    private final List<Alert> alerts = new ArrayList<>();
    private final Map<String, List<BudgetAt>> budgets = new HashMap<>();
    private Conditions current = Conditions.FINE;

    SimulationRun(Simulation simulation) {
        this.simulation = simulation;
        this.player = new HistoryPlayer(simulation.start(), simulation.tick());
        this.random = new Random(simulation.seed());
        this.responseTime = simulation.responseTime();
        AlertSubscription each = AlertSubscription.to(alerts::add).withoutInhibition();
        registry().subscribe(each);
        registry().subscribe(each.severity(Severity.INFO));
    }

    SloRegistry registry() {
        return player.slos();
    }

    SimulatedClock clock() {
        return player.clock();
    }

    /** Draws whether an event is bad that happens now. */
    boolean drawBad() {
        return random.nextDouble() < current.errorRatio;
    }

    /** Draws the duration of the next event. */
    long drawNanos() {
        return Math.max(0, responseTime.nanos(random));
    }

    SimulationResult of(Sink sink, HangingEvents hanging) {
        Arrivals good = arrivals();
        Arrivals bad = arrivals();
        Arrivals hung = arrivals();
        long goodEvents = 0;
        long badEvents = 0;
        long lengthNanos = simulation.length().toNanos();
        long tickNanos = simulation.tick().toNanos();
        long lookEvery = simulation.budgetEvery().toNanos();
        long nextLook = lookEvery;
        Duration tick = simulation.tick();
        for (long now = 0; now < lengthNanos; ) {
            Conditions conditions = conditions(now);
            current = conditions;
            long step = Math.min(tickNanos, lengthNanos - now);
            double expected = simulation.traffic().perSecond(now / 1_000_000_000L) * step / 1e9;
            double returning = expected * (1 - conditions.hangRatio);
            long goodNow = good.arriving(returning * (1 - conditions.errorRatio));
            long badNow = bad.arriving(returning * conditions.errorRatio);
            /* Traffic that does not hang draws as many random numbers as without. */
            long hungNow = conditions.hangRatio == 0 ? 0 : hung.arriving(expected * conditions.hangRatio);
            player.step(step == tickNanos ? tick : Duration.ofNanos(step), () -> {
                if (conditions.hangRatio == 0) {
                    hanging.end();
                }
                hanging.begin(hungNow);
                sink.take(goodNow, badNow, conditions.addedNanos);
            });
            goodEvents = Nanos.sum(goodEvents, Nanos.sum(goodNow, hungNow));
            badEvents = Nanos.sum(badEvents, badNow);
            now += step;
            if (now >= nextLook || now == lengthNanos) {
                look();
                nextLook = Nanos.sum(now, lookEvery);
            }
        }
        return finished(goodEvents, badEvents);
    }

    private Arrivals arrivals() {
        return simulation.traffic().isRandom() ? Arrivals.independent(random) : Arrivals.even();
    }

    /** The effect of all faults at an instant. */
    private record Conditions(double errorRatio, long addedNanos, double hangRatio) {
        static final Conditions FINE = new Conditions(0, 0, 0);

        Conditions and(Fault fault) {
            return new Conditions(
                    either(errorRatio, fault.errorRatio()),
                    Nanos.sum(addedNanos, fault.addedLatency().toNanos()),
                    either(hangRatio, fault.hangRatio()));
        }

        private static double either(double one, double other) {
            return one + other - one * other;
        }
    }

    private Conditions conditions(long nowNanos) {
        Conditions conditions = Conditions.FINE;
        for (Fault fault : simulation.faults()) {
            if (fault.isActiveAt(nowNanos)) {
                conditions = conditions.and(fault);
            }
        }
        return conditions;
    }

    private void look() {
        for (Slo slo : registry().slos()) {
            budgets.computeIfAbsent(slo.name(), name -> new ArrayList<>())
                    .add(new BudgetAt(clock().now(), slo.status().budget()));
        }
    }

    private SimulationResult finished(long goodEvents, long badEvents) {
        List<SloResult> results = registry().slos().stream()
                .map(slo -> new SloResult(
                        slo.name(), List.copyOf(budgets.getOrDefault(slo.name(), List.of())), slo.status()))
                .toList();
        registry().close();
        return new SimulationResult(
                simulation.start(), clock().now(), goodEvents, badEvents, List.copyOf(alerts), results);
    }
}
