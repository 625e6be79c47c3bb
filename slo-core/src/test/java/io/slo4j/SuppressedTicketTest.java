package io.slo4j;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.slo4j.alert.AlertPolicy;
import io.slo4j.alert.AlertSubscription;
import io.slo4j.alert.Severity;
import io.slo4j.alert.TrafficRule;
import io.slo4j.time.VirtualClock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A ticket under two pages, one after the other, and a restart: with rules that can be set off one by one, by traffic. */
class SuppressedTicketTest {
    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final AlertPolicy POLICY = AlertPolicy.of(
            TrafficRule.above(Severity.PAGE, 100, SECOND).withName("first"),
            TrafficRule.above(Severity.PAGE, 50, SECOND)
                    .withHold(Duration.ofSeconds(3))
                    .withName("second"),
            TrafficRule.above(Severity.TICKET, 10, SECOND).withHold(SECOND).withName("ticket"));

    private final MemoryStore store = new MemoryStore();
    private final VirtualClock clock = VirtualClock.at(Instant.parse("2026-03-01T00:00:00Z"));
    private final List<String> told = new ArrayList<>();
    private int remembered = 1_000;
    private SloRegistry slos = registry();
    private Slo checkout = checkout();

    private SloRegistry registry() {
        return SloRegistry.builder()
                .clock(clock)
                .store(store)
                .rememberAlerts(remembered)
                .build();
    }

    private Slo checkout() {
        slos.subscribe(AlertSubscription.to(
                alert -> told.add(alert.rule().name() + (alert.firing() ? " fires" : " resolves"))));
        return Slo.builder("checkout").objective("99.9%").alerts(POLICY).register(slos);
    }

    private void restart() {
        slos.close();
        clock.advance(Duration.ofSeconds(20));
        slos = registry();
        checkout = checkout();
    }

    private void seconds(int seconds, int eventsPerSecond) {
        for (int i = 0; i < seconds; i++) {
            clock.advance(SECOND);
            checkout.good(eventsPerSecond);
            slos.tick();
        }
    }

    private void neverTold() {
        seconds(4, 200);
        seconds(1, 60);
        assertEquals(List.of("first fires", "second fires", "first resolves"), told);
        told.clear();
        restart();
        seconds(1, 60);
        restart();
        seconds(2, 60);
        assertEquals(List.of(), told);
        seconds(1, 20);
        assertEquals(List.of("second resolves", "ticket fires"), told);
        seconds(1, 0);
        assertEquals(List.of("second resolves", "ticket fires", "ticket resolves"), told);
    }

    @Test
    void thatNobodyWasEverNotifiedOfIsReportedWhenTheLastPageEnds() {
        neverTold();
    }

    @Test
    void isReportedAlsoWhereNoAlertsAreRemembered() {
        remembered = 0;
        slos.close();
        slos = registry();
        checkout = checkout();
        neverTold();
    }

    @Test
    void thatWasReportedBetweenTheTwoIsNotReportedAgain() {
        seconds(2, 200);
        seconds(1, 20);
        seconds(4, 60);
        assertEquals(List.of("first fires", "first resolves", "ticket fires", "second fires"), told);
        told.clear();
        restart();
        seconds(2, 60);
        seconds(1, 20);
        assertEquals(List.of("second resolves"), told);
        seconds(1, 0);
        assertEquals(List.of("second resolves", "ticket resolves"), told);
    }
}
