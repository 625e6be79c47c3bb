package io.slo4j;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.slo4j.alert.Alert;
import io.slo4j.alert.AlertPolicy;
import io.slo4j.alert.Silence;
import io.slo4j.budget.BudgetCorrection;
import io.slo4j.budget.RecurringMaintenance;
import io.slo4j.time.VirtualClock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Maintenance that comes again is excluded each time, before it begins and after it was; with one event a minute, and a tick. */
class MaintenanceTest {
    private static final RecurringMaintenance NIGHTLY =
            RecurringMaintenance.parse("every day 02:00-03:00 (UTC)").withReason("backup");

    private final VirtualClock clock = VirtualClock.at(Instant.parse("2026-03-01T00:00:00Z"));
    private final MemoryStore store = new MemoryStore();
    private SloRegistry slos = open();

    private SloRegistry open() {
        return SloRegistry.builder().clock(clock).store(store).build();
    }

    private static SloBuilder checkout() {
        return Slo.builder("checkout")
                .objective("99%")
                .period(SloPeriod.SEVEN_DAYS)
                .alerts(AlertPolicy.of());
    }

    /** So many hours, in which events are bad from 02:00 to 03:00. */
    private void pass(Slo slo, int hours) {
        for (int minute = 0; minute < 60 * hours; minute++) {
            clock.advance(Duration.ofSeconds(30));
            boolean down = clock.now().getEpochSecond() / 3_600 % 24 == 2;
            slo.good(down ? 0 : 1);
            slo.bad(down ? 1 : 0);
            clock.advance(Duration.ofSeconds(30));
            slos.tick();
        }
    }

    private static List<Instant> begins(Slo slo) {
        return slo.errorBudget().corrections().stream()
                .map(BudgetCorrection::from)
                .toList();
    }

    private static Instant at(String dayAndHour) {
        return Instant.parse("2026-03-" + dayAndHour + ":00:00Z");
    }

    @Test
    void eachTimeIsListedBeforeItBeginsAndCostsNothing() {
        Slo slo = checkout().maintenance(NIGHTLY).register(slos);
        slos.tick();
        assertEquals(
                "[exclusion of 2026-03-01T02:00:00Z to 2026-03-01T03:00:00Z (0 good, 0 bad): backup]",
                slo.errorBudget().corrections().toString());
        pass(slo, 50);
        assertEquals(List.of(at("01T02"), at("02T02"), at("03T02")), begins(slo));
        assertEquals(60, slo.errorBudget().corrections().get(1).bad());
        assertEquals(0, slo.status().budget().bad());
        assertEquals(50 * 60 - 2 * 60, slo.status().budget().good());
    }

    @Test
    void whatWasMaintenanceBeforeSomebodySaidSoIsExcludedAfterwards() {
        pass(checkout().register(slos), 50);
        slos.close();
        slos = open();
        Slo slo = checkout().maintenance(NIGHTLY).register(slos);
        assertEquals(120, slo.status().budget().bad());
        slos.tick();
        assertEquals(List.of(at("01T02"), at("02T02"), at("03T02")), begins(slo));
        assertEquals(0, slo.status().budget().bad());
    }

    @Test
    void whatWasBeforeAnInstantIsNot() {
        pass(checkout().register(slos), 50);
        slos.close();
        slos = open();
        Slo slo = checkout().maintenance(NIGHTLY.withSince(at("02T00"))).register(slos);
        slos.tick();
        assertEquals(List.of(at("02T02"), at("03T02")), begins(slo));
        assertEquals(60, slo.status().budget().bad());
    }

    @Test
    void whatIsWithdrawnStaysWithdrawnAlsoAfterARestart() {
        Slo before = checkout().maintenance(NIGHTLY).register(slos);
        slos.tick();
        before.errorBudget().withdraw(before.errorBudget().corrections().get(0));
        pass(before, 25);
        assertEquals(60, before.status().budget().bad());
        slos.close();
        slos = open();
        Slo slo = checkout().maintenance(NIGHTLY).register(slos);
        pass(slo, 1);
        assertEquals(List.of(at("01T02"), at("02T02")), begins(slo));
        assertEquals(60, slo.status().budget().bad());
        assertEquals(
                at("01T00"),
                slo.errorBudget().corrections().get(0).withdrawnAt().orElseThrow());
    }

    @Test
    void whatHasLeftThePeriodIsNotListedForEver() {
        Slo slo = checkout().maintenance(NIGHTLY).register(slos);
        pass(slo, 24 * 20);
        assertEquals(8, slo.errorBudget().corrections().size());
        assertEquals(0, slo.status().budget().bad());
    }

    @Test
    void timeSlicesAreExcludedAsAWhole() {
        Slo slo = checkout()
                .budgetingMethod(BudgetingMethod.timeslices(Duration.ofMinutes(15), 0.9))
                .maintenance(RecurringMaintenance.parse("every day 02:05-03:00 (UTC)"))
                .register(slos);
        pass(slo, 24);
        assertEquals(Instant.parse("2026-03-01T02:00:00Z"), begins(slo).get(0));
        assertEquals(0, slo.status().budget().bad());
    }

    @Test
    void alertsAreHeldBackMeanwhileIfItIsSaidSo() {
        List<Alert> heard = new ArrayList<>();
        slos.onAlert(heard::add);
        Slo silent = Slo.builder("silent")
                .objective("99%")
                .maintenance(NIGHTLY.withSilence())
                .register(slos);
        Slo loud = Slo.builder("loud").objective("99%").maintenance(NIGHTLY).register(slos);
        for (int minute = 0; minute < 175; minute++) {
            clock.advance(Duration.ofMinutes(1));
            boolean down = clock.now().compareTo(at("01T02")) > 0;
            for (Slo slo : List.of(silent, loud)) {
                slo.good(down ? 0 : 1_000);
                slo.bad(down ? 1_000 : 0);
            }
            slos.tick();
        }
        assertEquals(List.of("loud"), heard.stream().map(Alert::slo).distinct().toList());
        Silence silence = slos.silences().active().get(0);
        assertEquals("SLO silent from 2026-03-01T02:00:00Z until 2026-03-01T03:00:00Z: backup", silence.toString());
    }

    @Test
    void aSilenceThatSomebodyHasEndedDoesNotComeBackWithARestart() {
        checkout().maintenance(NIGHTLY.withSilence()).register(slos);
        slos.tick();
        String id = slos.silences().list().get(0).id();
        slos.silences().end(id);
        slos.tick();
        slos.close();
        slos = open();
        checkout().maintenance(NIGHTLY.withSilence()).register(slos);
        slos.tick();
        assertEquals(List.of(), slos.silences().list());
    }

    @Test
    void eachMemberOfAGroupHasIt() {
        SloGroup routes = checkout().maintenance(NIGHTLY).groupBy("route").register(slos);
        routes.of("/pay").good();
        slos.tick();
        slos.tick();
        assertEquals(List.of(at("01T02")), begins(routes.of("/pay")));
    }

    @Test
    void instancesThatAreMergedHaveItOnce() {
        Slo here = checkout().maintenance(NIGHTLY).register(slos);
        MemoryStore other = new MemoryStore();
        SloRegistry there = SloRegistry.builder().clock(clock).store(other).build();
        Slo second = checkout().maintenance(NIGHTLY).register(there);
        for (int minute = 0; minute < 240; minute++) {
            clock.advance(Duration.ofMinutes(1));
            here.bad();
            second.bad();
            slos.tick();
            there.tick();
        }
        SloStatus merged = SloStatus.of(slos.snapshot().merge(there.snapshot())).get(0);
        assertEquals(
                List.of(at("01T02"), at("02T02")),
                merged.corrections().stream().map(BudgetCorrection::from).toList());
        assertEquals(2 * (240 - 60), merged.budget().bad());
        there.close();
    }

    @Test
    void aDefinitionSaysWhichItIs() {
        SloDefinition with = checkout().maintenance(NIGHTLY).build();
        assertEquals(List.of(NIGHTLY), with.maintenance());
        Exception differs = assertThrows(IllegalArgumentException.class, () -> {
            slos.register(with);
            slos.findOrRegister(checkout().build());
        });
        assertEquals(
                "definition of SLO \"checkout\" must be that of the registered one, but maintenance is [every day 02:00-03:00 (UTC)] and not []",
                differs.getMessage());
    }
}
