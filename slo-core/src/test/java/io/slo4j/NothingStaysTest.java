package io.slo4j;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.slo4j.alert.AlertPolicy;
import io.slo4j.alert.AlertSubscription;
import io.slo4j.alert.BurnRateRule;
import io.slo4j.alert.Severity;
import io.slo4j.budget.BudgetLevel;
import io.slo4j.budget.BudgetPolicy;
import io.slo4j.time.SloClock;
import io.slo4j.time.VirtualClock;
import java.lang.ref.WeakReference;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What is closed leaves nothing behind: no thread, no hook, and nothing that keeps the registry in memory. */
class NothingStaysTest {
    private static final AlertPolicy POLICY =
            AlertPolicy.of(BurnRateRule.of(Severity.PAGE, 14.4, Duration.ofMinutes(10), Duration.ofMinutes(1)));

    private final Set<Thread> before = new HashSet<>(Thread.getAllStackTraces().keySet());

    /** Its ticker waits for an hour that does not come, so that the test ticks. */
    private static final class Slowest implements SloClock {
        @Override
        public long epochNanos() {
            return 0;
        }

        @Override
        public long stopwatchNanos() {
            return 0;
        }

        @Override
        public double pace() {
            return 1e-6;
        }
    }

    private List<Thread> ours(String prefix) {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> !before.contains(thread) && thread.getName().startsWith(prefix))
                .toList();
    }

    private static void awaitEnd(List<Thread> threads) throws InterruptedException {
        for (Thread thread : threads) {
            thread.join(60_000);
            assertFalse(thread.isAlive(), thread.getName());
        }
    }

    private static SloBuilder checkout(int number) {
        return Slo.builder("checkout-" + number)
                .objective("99%")
                .alerts(POLICY)
                .budgetPolicy(BudgetPolicy.of(BudgetLevel.above(0.5, "healthy"), BudgetLevel.lowest("exhausted")));
    }

    @Test
    void theListenersOfClosedSlosHaveNoThreadAnyMore() throws InterruptedException {
        try (SloRegistry slos = SloRegistry.builder().clock(new Slowest()).build()) {
            slos.onAlert(alert -> {});
            List<Slo> all = new ArrayList<>();
            for (int i = 0; i < 150; i++) {
                Slo slo = checkout(i).register(slos);
                slo.onAlert(alert -> {});
                slo.errorBudget().onLevel(change -> {});
                all.add(slo);
            }
            slos.tick();
            assertEquals(
                    301, ours("slo4j-alerts-").size() + ours("slo4j-budget-").size());
            List<Thread> ofOne = ours("slo4j-").stream()
                    .filter(thread -> !thread.getName().equals("slo4j-alerts-1"))
                    .filter(thread -> !thread.getName().equals("slo4j-ticker"))
                    .toList();
            all.forEach(Slo::close);
            slos.tick();
            awaitEnd(ofOne);
            assertEquals(
                    Set.of("slo4j-alerts-1", "slo4j-ticker"),
                    new HashSet<>(ours("slo4j-").stream().map(Thread::getName).toList()));
        }
        awaitEnd(ours("slo4j-"));
    }

    @Test
    void theListenerOfAClosedSloHearsTheEndOfWhatItHasHeardOfAndNoMore() {
        VirtualClock clock = VirtualClock.at(Instant.parse("2026-03-01T00:00:00Z"));
        SloRegistry slos = SloRegistry.builder().clock(clock).build();
        List<String> heard = new ArrayList<>();
        Slo first = checkout(1).register(slos);
        first.onAlert(alert -> heard.add("first: " + (alert.firing() ? "fires" : "is over")));
        pass(clock, slos, first, 10, 1, 5);
        first.close();
        pass(clock, slos, first, 5, 0, 0);
        Slo second = checkout(1).register(slos);
        second.onAlert(alert -> heard.add("second: " + (alert.firing() ? "fires" : "is over")));
        pass(clock, slos, second, 5, 1, 5);
        assertEquals(List.of("first: fires", "second: fires"), heard);
        pass(clock, slos, second, 60, 100, 0);
        assertEquals(List.of("first: fires", "second: fires", "first: is over", "second: is over"), sortedEnds(heard));
        heard.clear();
        pass(clock, slos, second, 30, 1, 50);
        assertEquals(List.of("second: fires"), heard);
    }

    private static List<String> sortedEnds(List<String> heard) {
        List<String> sorted = new ArrayList<>(heard.subList(0, 2));
        heard.subList(2, heard.size()).stream().sorted().forEach(sorted::add);
        return sorted;
    }

    private static void pass(VirtualClock clock, SloRegistry slos, Slo slo, int minutes, int good, int bad) {
        for (int i = 0; i < 6 * minutes; i++) {
            slo.good(good);
            slo.bad(bad);
            clock.advance(Duration.ofSeconds(10));
            slos.tick();
        }
    }

    @Test
    void aClosedRegistryLeavesNeitherThreadNorHookNorAnythingThatKeepsIt() throws InterruptedException {
        WeakReference<SloRegistry> registry = new WeakReference<>(livedAndClosed());
        awaitEnd(ours("slo4j-"));
        for (int i = 0; i < 100 && registry.get() != null; i++) {
            System.gc();
        }
        assertNull(registry.get(), "something keeps the registry: a hook, a timer, a thread or a list of it");
    }

    private static SloRegistry livedAndClosed() {
        SloRegistry slos = SloRegistry.builder()
                .tick(Duration.ofMillis(10))
                .store(new MemoryStore())
                .storeEvery(Duration.ofMillis(100))
                .build();
        Slo slo = checkout(1).trackLatency().register(slos);
        slos.addListener(new HeardSlos());
        slos.onAlert(alert -> {});
        slos.subscribe(AlertSubscription.to(alert -> {}).executor(Runnable::run));
        slo.onAlert(alert -> {});
        slo.errorBudget().onLevel(change -> {});
        slo.bad(1_000);
        slos.tick();
        slos.close();
        return slos;
    }
}
