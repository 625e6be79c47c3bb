package io.slo4j;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.slo4j.alert.Alert;
import io.slo4j.alert.AlertState;
import io.slo4j.alert.Severity;
import io.slo4j.time.VirtualClock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SloGroupTest {
    private final VirtualClock clock = VirtualClock.at(Instant.parse("2026-03-01T00:00:00Z"));
    private final SloRegistry slos = SloRegistry.builder().clock(clock).build();

    private static SloGroupBuilder routes() {
        return Slo.builder("http").objective("99.9%").label("team", "web").groupBy("route");
    }

    private void seconds(int seconds, Runnable eachSecond) {
        for (int i = 0; i < seconds; i++) {
            clock.advance(Duration.ofSeconds(1));
            eachSecond.run();
            slos.tick();
        }
    }

    private List<String> names() {
        return slos.slos().stream().map(Slo::name).toList();
    }

    @Test
    void everyValueHasAnSloOfItsOwn() {
        SloGroup routes = routes().register(slos);
        assertEquals(List.of(), names());
        Slo cart = routes.of("/cart");
        cart.good();
        routes.of("/pay").bad();
        assertSame(cart, routes.of("/cart"));
        assertEquals(List.of("http{route=\"/cart\"}", "http{route=\"/pay\"}"), names());
        assertEquals(names(), routes.members().stream().map(Slo::name).toList());
        assertEquals(0, cart.status().bad());
        assertEquals(1, routes.of("/pay").status().bad());
        assertEquals("http{route=\"a\\\"b\\\\c\"}", routes.of("a\"b\\c").name());
    }

    @Test
    void aMemberSaysOfWhichGroupItIs() {
        SloGroup routes = routes().register(slos);
        Slo plain = Slo.builder("http").objective("99%").register(slos);

        assertEquals(
                Optional.of(new GroupMember("http", "route", "/a\"b")),
                routes.of("/a\"b").definition().groupMember());
        assertEquals(Optional.empty(), plain.definition().groupMember());
    }

    @Test
    void aMemberIsEvaluatedFromTheNextTickOnAndItsAlertsCarryTheLabel() {
        List<Alert> alerts = new ArrayList<>();
        slos.onAlert(Severity.PAGE, alerts::add);
        SloGroup routes = routes().register(slos);
        seconds(53, () -> {
            routes.of("/pay").bad(100);
            routes.of("/cart").good(100);
        });
        assertEquals(1, alerts.size());
        assertEquals("http{route=\"/pay\"}", alerts.get(0).slo());
        assertEquals(Map.of("team", "web", "route", "/pay"), alerts.get(0).labels());
        assertEquals(AlertState.INACTIVE, routes.of("/cart").status().alert(Severity.PAGE));
    }

    @Test
    void worstListsTheLeastRemainingBudgetFirst() {
        SloGroup routes = routes().register(slos);
        seconds(100, () -> {
            routes.of("/a").good(99);
            routes.of("/b").bad(1);
            routes.of("/b").good(98);
            routes.of("/c").bad(99);
        });
        assertEquals(
                List.of("http{route=\"/c\"}", "http{route=\"/b\"}"),
                routes.worst(2).stream().map(SloStatus::name).toList());
        assertEquals(3, routes.worst(1_000).size());
        assertEquals(
                "number of members must be 0 or more, but was -1",
                assertThrows(IllegalArgumentException.class, () -> routes.worst(-1))
                        .getMessage());
    }

    @Test
    void beyondTheGreatestNumberAllShareOneMoreWhichIsSaidOnce() {
        try (Logged log = new Logged("io.slo4j")) {
            SloGroup routes = routes().atMost(2).register(slos);
            routes.of("/a").good();
            routes.of("/b").good();
            for (int i = 0; i < 100; i++) {
                routes.of("/random/" + i).bad();
            }
            routes.of(null).bad();
            assertEquals(3, routes.members().size());
            assertEquals(101, routes.of(SloGroup.OTHER).status().bad());
            assertEquals(101, routes.overflowed());
            assertEquals(
                    List.of(
                            "SLO group \"http\" should have at most 2 values of \"route\", but was asked for one more; it"
                                    + " and further ones are counted as \"(other)\""
                                    + " (said once; how often it happens is said every hour)"),
                    log.messages());
            assertEquals(1, routes.of("/a").status().good());
        }
    }

    @Test
    void membersWithoutEventsMakeRoom() {
        SloGroup routes = routes().atMost(1).evictAfter(Duration.ofMinutes(10)).register(slos);
        Slo first = routes.of("/old");
        seconds(5, first::good);
        seconds(590, () -> {});
        assertEquals(1, routes.members().size());
        seconds(30, () -> {});
        assertEquals(List.of(), routes.members());
        assertEquals(List.of(), names());
        routes.of("/new").good();
        assertEquals(0, routes.overflowed());
        assertNotSame(first, routes.of("/new"));
    }

    @Test
    void aMemberWhoseAlertFiresIsNotEvicted() {
        SloGroup routes = routes().evictAfter(Duration.ofMinutes(1)).register(slos);
        seconds(60, () -> routes.of("/pay").bad(100));
        seconds(1_200, () -> {});
        assertEquals(AlertState.FIRING, routes.of("/pay").status().alert(Severity.PAGE));
    }

    @Test
    void eventsThatComeAfterTheEvictionReachTheSuccessor() {
        SloGroup routes = routes().evictAfter(Duration.ofMinutes(10)).register(slos);
        Slo kept = routes.of("/pay");
        kept.good(7);
        while (!routes.members().isEmpty()) {
            seconds(1, () -> {});
        }
        kept.good(3);
        kept.bad(2);
        seconds(11, () -> {});
        SloStatus successor = routes.of("/pay").status();
        assertEquals(3, successor.good());
        assertEquals(2, successor.bad());
    }

    @Test
    void listenersHearOfEachMemberOnce() {
        SloGroup routes = routes().register(slos);
        routes.of("/a");
        HeardSlos listener = new HeardSlos();
        slos.addListener(listener);
        assertEquals(List.of(), listener.heard);
        slos.tick();
        routes.close();
        assertEquals(List.of("+http{route=\"/a\"}", "-http{route=\"/a\"}"), listener.heard);
        assertEquals(List.of(), names());
    }

    @Test
    void aSecondGroupOfTheNameIsRefusedAndAClosedRegistryHarmsNobody() {
        SloGroup routes = routes().register(slos);
        assertEquals(
                "SLO group name must be unused in its registry, but was \"http\"",
                assertThrows(IllegalArgumentException.class, () -> routes().register(slos))
                        .getMessage());
        assertEquals(
                "number of members must be 1 to 100000, but was 0",
                assertThrows(IllegalArgumentException.class, () -> routes().atMost(0))
                        .getMessage());
        slos.close();
        routes.of("/late").good();
        assertEquals(1, routes.of("/late").status().good());
        assertEquals(
                "registry must be open to register an SLO group, but was closed",
                assertThrows(IllegalStateException.class, () -> routes().register(slos))
                        .getMessage());
    }

    @Test
    void threadsThatAskAtOnceAgreeOnTheMembersAndNoEventIsLost() throws InterruptedException {
        SloGroup routes = routes().atMost(50).register(slos);
        int threads = 8;
        int rounds = 20_000;
        Set<Slo> seen = ConcurrentHashMap.newKeySet();
        CountDownLatch done = new CountDownLatch(threads);
        for (int t = 0; t < threads; t++) {
            int offset = t;
            new Thread(() -> {
                        for (int i = 0; i < rounds; i++) {
                            Slo member = routes.of("/" + (i + offset * 7) % 100);
                            seen.add(member);
                            member.good();
                        }
                        done.countDown();
                    })
                    .start();
        }
        while (done.getCount() > 0) {
            clock.advance(Duration.ofMillis(10));
            slos.tick();
        }
        assertEquals(51, seen.size());
        assertEquals(seen, Set.copyOf(routes.members()));
        long counted =
                routes.members().stream().mapToLong(slo -> slo.status().good()).sum();
        assertEquals((long) threads * rounds, counted);
        assertTrue(IntStream.range(0, 100).mapToObj(i -> routes.of("/" + i)).allMatch(seen::contains));
    }
}
