package io.slo4j;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.slo4j.alert.AlertPolicy;
import io.slo4j.budget.BudgetLevel;
import io.slo4j.budget.BudgetPolicy;
import io.slo4j.latency.LatencyRange;
import io.slo4j.time.SloClock;
import io.slo4j.time.VirtualClock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

/** A builder refuses to be told the same thing twice, be it with the same value. */
class SetOnceTest {
    private final SloBuilder builder = Slo.builder("checkout");
    private final SloGroupBuilder group = Slo.builder("http").objective("99%").groupBy("route");
    private final SloRegistryBuilder registry = SloRegistry.builder();

    private static void assertRefused(String message, Executable again) {
        assertEquals(message, assertThrows(IllegalStateException.class, again).getMessage());
    }

    @Test
    void anObjective() {
        builder.objective("99.9%");
        assertRefused(
                "objective must be set once, but was set to 99.9% and then to 99.5%", () -> builder.objective(0.995));
        assertRefused(
                "objective must be set once, but was set to 99.9% and then to 99.9%",
                () -> builder.objective(Objective.parse("99.9%")));
        assertRefused(
                "objective must be set once, but was set to 99.9% and then to 99%",
                () -> builder.latencyPercentile(0.99, Duration.ofMillis(300)));
        builder.latencyThreshold(Duration.ofMillis(200));
    }

    @Test
    void aLatencyThreshold() {
        builder.latencyThreshold(Duration.ofMillis(300));
        assertRefused(
                "latency threshold must be set once, but was set to 300ms and then to 1s",
                () -> builder.latencyThreshold(Duration.ofSeconds(1)));
        assertRefused(
                "latency threshold must be set once, but was set to 300ms and then to 200ms",
                () -> builder.latencyPercentile(0.99, Duration.ofMillis(200)));
        builder.objective("99.9%");
    }

    @Test
    void aPeriod() {
        builder.period(SloPeriod.calendarMonth(ZoneOffset.UTC));
        assertRefused(
                "period must be set once, but was set to calendar month (Z) and then to 30d",
                () -> builder.period(SloPeriod.THIRTY_DAYS));
    }

    @Test
    void aLatencyRange() {
        builder.trackLatency();
        assertRefused(
                "latency range must be set once, but was set to 1us to 1m, 2 digits and then to 1ms to 10s, 2 digits",
                () -> builder.trackLatency(new LatencyRange(Duration.ofMillis(1), Duration.ofSeconds(10), 2)));
    }

    @Test
    void policies() {
        builder.alerts(AlertPolicy.workbook());
        assertRefused(
                "alert policy must be set once, but was set to PAGE 2% in 1h/5m, PAGE 5% in 6h/30m, TICKET 10% in 3d/6h"
                        + " and then to no rules",
                () -> builder.alerts(AlertPolicy.of()));
        builder.budgetPolicy(BudgetPolicy.standard());
        assertRefused(
                "budget policy must be set once, but was set to normal above 75%, caution above 50%, alert above 25%,"
                        + " critical above 10%, lockdown; hysteresis 2%"
                        + " and then to open above 12.5%, closed; hysteresis 0%",
                () -> builder.budgetPolicy(
                        BudgetPolicy.of(BudgetLevel.above(0.125, "open", "deploy"), BudgetLevel.lowest("closed"))
                                .withHysteresis(0)));
    }

    @Test
    void aBudgetingMethod() {
        builder.budgetingMethod(BudgetingMethod.timeslices(Duration.ofMinutes(1), 0.95));
        assertRefused(
                "budgeting method must be set once, but was set to timeslices of 1m at 0.95"
                        + " and then to ratio timeslices of 5m",
                () -> builder.budgetingMethod(BudgetingMethod.ratioTimeslices(Duration.ofMinutes(5))));
    }

    @Test
    void labelsAndAnnotationsOfOneKey() {
        builder.label("team", "payments").label("tier", "1");
        assertRefused(
                "label \"team\" must be set once, but was set to \"payments\" and then to \"search\"",
                () -> builder.label("team", "search"));
        builder.annotation("team", "a label may have the same key").runbook("https://wiki.example/checkout");
        assertRefused(
                "annotation \"runbook\" must be set once, but was set to \"https://wiki.example/checkout\""
                        + " and then to \"https://wiki.example/orders\"",
                () -> builder.annotation("runbook", "https://wiki.example/orders"));
        builder.dashboard("d").description("orders");
        assertRefused(
                "annotation \"dashboard\" must be set once, but was set to \"d\" and then to \"e\"",
                () -> builder.dashboard("e"));
        assertRefused(
                "annotation \"description\" must be set once, but was set to \"orders\" and then to \"orders\"",
                () -> builder.description("orders"));
    }

    @Test
    void aSupplierOfTraceIds() {
        builder.traceIds(() -> "1");
        assertRefused("trace id supplier must be set once, but was set twice", () -> builder.traceIds(() -> "2"));
    }

    @Test
    void settingsOfAGroup() {
        group.atMost(10).evictAfter(Duration.ofHours(1));
        assertRefused("number of members must be set once, but was set to 10 and then to 20", () -> group.atMost(20));
        assertRefused(
                "idle time must be set once, but was set to 1h and then to 2h",
                () -> group.evictAfter(Duration.ofHours(2)));
    }

    @Test
    void theLabelOfAGroup() {
        SloBuilder labelled = Slo.builder("http").objective("99%").label("route", "/checkout");
        assertRefused(
                "label \"route\" must be set once, but was set to \"/checkout\" and then to a value for each member",
                () -> labelled.groupBy("route"));
        SloBuilder grouped = Slo.builder("http").objective("99%");
        SloGroupBuilder members = grouped.groupBy("route");
        SloRegistry slos = registry.clock(VirtualClock.at(Instant.EPOCH)).build();
        grouped.label("route", "/checkout");
        assertRefused(
                "label \"route\" must be set once, but was set to \"/checkout\" and then to a value for each member",
                () -> members.register(slos));
    }

    @Test
    void aGroupLeavesItsBuilderAsItWas() {
        SloBuilder plain = Slo.builder("http").objective("99%");
        SloRegistry slos = registry.clock(VirtualClock.at(Instant.EPOCH)).build();
        plain.groupBy("route").register(slos);
        SloRegistry others =
                SloRegistry.builder().clock(VirtualClock.at(Instant.EPOCH)).build();
        plain.groupBy("route").register(others);
        assertEquals("SloBuilder[http: objective 99%]", plain.toString());
        assertEquals("http", plain.register(slos).name());
    }

    @Test
    void settingsOfARegistry() {
        registry.clock(SloClock.system())
                .tick(Duration.ofSeconds(1))
                .rememberAlerts(10)
                .store(new MemoryStore())
                .storeEvery(Duration.ofSeconds(10))
                .withoutShutdownHook();
        assertRefused(
                "clock must be set once, but was set twice", () -> registry.clock(VirtualClock.at(Instant.EPOCH)));
        assertRefused(
                "tick must be set once, but was set to 1s and then to 2s", () -> registry.tick(Duration.ofSeconds(2)));
        assertRefused(
                "remembered alerts must be set once, but was set to 10 and then to 0",
                () -> registry.rememberAlerts(0));
        assertRefused("store must be set once, but was set twice", () -> registry.store(new MemoryStore()));
        assertRefused(
                "store interval must be set once, but was set to 10s and then to 1m",
                () -> registry.storeEvery(Duration.ofMinutes(1)));
        assertRefused("shutdown hook must be set once, but was set twice", registry::withoutShutdownHook);
    }

    @Test
    void aStoreIsForOneRegistry() {
        registry.clock(VirtualClock.at(Instant.EPOCH)).store(new MemoryStore());
        try (SloRegistry first = registry.build()) {
            assertRefused(
                    "a store must be for one registry, but its builder was asked for a second one", registry::build);
            assertEquals(0, first.slos().size());
        }
    }

    @Test
    void whatWasRefusedWasNotSet() {
        assertThrows(IllegalArgumentException.class, () -> builder.objective("100%"));
        assertThrows(IllegalArgumentException.class, () -> builder.latencyPercentile(0.99, Duration.ZERO));
        assertThrows(IllegalArgumentException.class, () -> builder.label(" ", "payments"));
        assertThrows(IllegalArgumentException.class, () -> group.atMost(0));
        assertThrows(IllegalArgumentException.class, () -> registry.tick(Duration.ofMillis(1)));
        SloRegistry slos = registry.clock(VirtualClock.at(Instant.EPOCH))
                .tick(Duration.ofSeconds(2))
                .build();
        Slo slo = builder.latencyPercentile(0.99, Duration.ofMillis(300))
                .label("team", "payments")
                .register(slos);
        assertEquals(Objective.of(0.99), slo.objective());
    }

    @Test
    void windowsAndRulesOfOutcomeAreCollected() {
        SloRegistry slos = registry.clock(VirtualClock.at(Instant.EPOCH)).build();
        Slo slo = builder.objective("99%")
                .alerts(AlertPolicy.of())
                .windows(Duration.ofMinutes(5))
                .windows(Duration.ofHours(1), Duration.ofMinutes(5))
                .register(slos);
        assertEquals(
                List.of(Duration.ofMinutes(5), Duration.ofHours(1)),
                slo.status().windows().stream().map(WindowStatus::window).toList());
    }
}
