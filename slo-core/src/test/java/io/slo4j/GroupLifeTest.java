package io.slo4j;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.slo4j.alert.Alert;
import io.slo4j.internal.snapshot.StoredSlo;
import io.slo4j.internal.snapshot.TakenSnapshot;
import io.slo4j.store.SloSnapshot;
import io.slo4j.store.SnapshotStore;
import io.slo4j.time.VirtualClock;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** Members of a group that are closed, evicted or left by an earlier process: what is recorded is counted, and nobody is forgotten. */
class GroupLifeTest {
    private static final Duration TEN_MINUTES = Duration.ofMinutes(10);

    private final MemoryStore store = new MemoryStore();
    private final List<Alert> told = new ArrayList<>();
    private final HeardSlos heard = new HeardSlos();
    private VirtualClock clock = VirtualClock.at(Instant.parse("2026-03-01T00:00:00Z"));
    private SloRegistry slos = registry();

    private SloRegistry registry() {
        SloRegistry made = SloRegistry.builder().clock(clock).store(store).build();
        made.onAlert(told::add);
        made.addListener(heard);
        return made;
    }

    private SloGroup routes(String objective, UnaryOperator<SloGroupBuilder> more) {
        return more.apply(Slo.builder("http").objective(objective).groupBy("route"))
                .register(slos);
    }

    private SloGroup routes() {
        return routes("99.9%", group -> group);
    }

    private void pass(int seconds, Runnable eachSecond) {
        for (int i = 0; i < seconds; i++) {
            clock.advance(Duration.ofSeconds(1));
            eachSecond.run();
            slos.tick();
        }
    }

    private void restart() {
        slos.close();
        clock = VirtualClock.at(clock.now().plusSeconds(10));
        slos = registry();
    }

    private List<String> lines() {
        return told.stream()
                .map(alert -> (alert.firing() ? "" : "resolved ") + alert.slo())
                .toList();
    }

    private List<String> stored() {
        return TakenSnapshot.content(slos.snapshot()).slos().stream()
                .map(StoredSlo::name)
                .toList();
    }

    private static List<String> names(SloGroup group) {
        return group.members().stream().map(Slo::name).toList();
    }

    @Test
    void aMemberThatWasClosedComesBackWithItsPast() {
        SloGroup routes = routes();
        Slo old = routes.of("/a");
        pass(10, old::good);
        old.close();
        old.good(5);
        assertEquals(List.of(), routes.members());
        assertEquals(Optional.empty(), slos.find("http{route=\"/a\"}"));
        Slo next = routes.of("/a");
        assertEquals(15, next.status().good());
        assertSame(next, routes.of("/a"));
        assertEquals(Optional.of(next), slos.find("http{route=\"/a\"}"));
        pass(1, old::bad);
        assertEquals(1, next.status().bad());
        assertEquals(1, next.window(Duration.ofSeconds(1)).bad());
        assertEquals(List.of("+http{route=\"/a\"}", "-http{route=\"/a\"}", "+http{route=\"/a\"}"), heard.heard);
    }

    @Test
    void aMemberThatWasRetiredComesBackWithoutItsPast() {
        SloGroup routes = routes("99.9%", group -> group.atMost(1));
        pass(10, () -> routes.of("/a").good());
        routes.of("/a").retire();
        assertEquals(List.of(), stored());
        routes.of("/a").good();
        assertEquals(1, routes.of("/a").status().good());
        assertEquals(0, routes.overflowed());
    }

    @Test
    void aMemberThatWasClosedKeepsItsPlace() {
        SloGroup routes = routes("99.9%", group -> group.atMost(2));
        routes.of("/a").good();
        routes.of("/b").good();
        routes.of("/a").close();
        routes.of("/c").good();
        assertEquals(1, routes.overflowed());
        assertEquals(1, routes.of("/a").status().good());
        routes.of("/a").close();
        clock.advance(Duration.ofDays(31));
        pass(11, () -> routes.of("/b").good());
        routes.of("/c").good();
        assertEquals(1, routes.overflowed());
        assertEquals(List.of("http{route=\"(other)\"}", "http{route=\"/b\"}", "http{route=\"/c\"}"), stored());
    }

    @Test
    void afterTheGroupWasClosedMembersAreCountedAndNobodyIsTold() {
        SloGroup routes = routes();
        pass(30, () -> routes.of("/a").bad(100));
        routes.close();
        routes.close();
        assertEquals(List.of(), routes.members());
        assertEquals(List.of(), routes.worst(5));
        pass(100, () -> {
            routes.of("/a").bad(100);
            routes.of("/new").bad(100);
        });
        assertEquals(List.of(), List.copyOf(slos.slos()));
        assertEquals(List.of(), told);
        assertEquals(List.of("http{route=\"/a\"}", "http{route=\"/new\"}"), stored());
        restart();
        SloGroup next = routes();
        assertEquals(13_000, next.of("/a").status().bad());
        assertEquals(10_000, next.of("/new").status().bad());
        assertEquals(List.of("+http{route=\"/a\"}", "-http{route=\"/a\"}"), heard.heard.subList(0, 2));
    }

    @Test
    void aSuccessorHasItsOwnObjectiveAndTheOldGroupHandsOutItsMembers() {
        SloGroup old = routes();
        pass(100, () -> old.of("/a").bad(100));
        Slo kept = old.of("/a");
        old.close();
        old.of("/late").bad();
        SloGroup routes = routes("99%", group -> group);
        assertEquals(List.of("http{route=\"/a\"}", "http{route=\"/late\"}"), names(routes));
        assertEquals("99%", routes.of("/a").objective().toString());
        assertEquals(10_000, routes.of("/a").status().bad());
        assertSame(routes.of("/a"), old.of("/a"));
        assertSame(old.of("/newer"), routes.of("/newer"));
        assertSame(routes.of(null), old.of(null));
        kept.good(3);
        assertEquals(3, routes.of("/a").status().good());
        old.retire();
        assertEquals(
                3,
                names(routes).stream().filter(name -> !name.contains("other")).count());
        assertEquals(3, routes.of("/a").status().good());
        assertEquals(List.of("http{route=\"/a\"}"), lines());
    }

    @Test
    void aRetiredGroupIsGivenUp() {
        SloGroup routes = routes();
        pass(60, () -> routes.of("/a").bad(100));
        routes.of("/b").good();
        routes.of("/b").close();
        routes.retire();
        routes.retire();
        routes.of("/c").good();
        pass(1, () -> {});
        assertEquals(List.of("http{route=\"/a\"}", "resolved http{route=\"/a\"}"), lines());
        assertEquals(List.of(), stored());
        SloGroup next = routes();
        assertEquals(List.of(), names(next));
        next.of("/a").good();
        next.close();
        next.retire();
        assertEquals(List.of(), stored());
    }

    @Test
    void membersOfAnEarlierProcessAreThereBeforeAnybodyAsks() {
        SloGroup first = routes();
        pass(60, () -> {
            first.of("/down").bad(100);
            first.of("/up").good(100);
        });
        restart();
        heard.heard.clear();
        SloGroup routes = routes();
        assertEquals(List.of("http{route=\"/down\"}", "http{route=\"/up\"}"), names(routes));
        assertEquals(
                List.of("+http{route=\"/down\"}", "+http{route=\"/up\"}"),
                heard.heard.stream().sorted().toList());
        assertEquals("http{route=\"/down\"}", routes.worst(1).get(0).name());
        assertEquals(6_000, routes.of("/down").status().bad());
        assertEquals(6_000, routes.worst(1).get(0).budget().bad());
        routes.of("/down").errorBudget().exclude(clock.now().minusSeconds(100), clock.now(), "a drill");
        pass(4_000, () -> routes.of("/down").good(100));
        assertEquals(List.of("http{route=\"/down\"}", "resolved http{route=\"/down\"}"), lines().subList(0, 2));
        assertEquals(0, routes.of("/down").status().budget().bad());
    }

    @Test
    void membersOfAProcessThatEndsLaterAreThereWhenItHasEnded() {
        SloGroup first = routes("99.9%", group -> group.atMost(2));
        pass(60, () -> first.of("/a").bad(1));
        pass(60, () -> first.of("/b").good(1));
        slos.close();
        heard.heard.clear();
        AtomicBoolean inUse = new AtomicBoolean(true);
        slos = SloRegistry.builder()
                .clock(clock)
                .store(new SnapshotStore() {
                    @Override
                    public void save(SloSnapshot snapshot) {
                        store.save(snapshot);
                    }

                    @Override
                    public Optional<SloSnapshot> load() throws Exception {
                        if (inUse.get()) {
                            throw new IOException("still in use");
                        }
                        return store.load();
                    }
                })
                .build();
        slos.addListener(heard);
        SloGroup routes = routes("99.9%", group -> group.atMost(2));
        pass(10, () -> routes.of("/a").bad(1));
        assertEquals(List.of("http{route=\"/a\"}"), names(routes));
        inUse.set(false);
        pass(120, () -> {});
        assertEquals(List.of("http{route=\"/a\"}", "http{route=\"/b\"}"), names(routes));
        assertEquals(70, routes.of("/a").status().bad());
        assertEquals(60, routes.of("/b").status().good());
        assertEquals(List.of("+http{route=\"/a\"}", "+http{route=\"/b\"}"), heard.heard);
    }

    @Test
    void aCorrectionBeforeTheFirstTickIsAddedToTheStoredOnes() {
        SloGroup first = routes();
        pass(60, () -> first.of("/a").bad(1));
        first.of("/a").errorBudget().forgive(10, "stored");
        restart();
        SloGroup routes = routes();
        routes.of("/a").errorBudget().forgive(20, "before the first tick");
        pass(1, () -> {});
        assertEquals(30, routes.of("/a").status().budget().bad());
        assertEquals(
                List.of("stored", "before the first tick"),
                routes.of("/a").errorBudget().corrections().stream()
                        .map(correction -> correction.reason())
                        .toList());
    }

    @Test
    void restartsAndStrangersDoNotAddUp() {
        for (int process = 0; process < 6; process++) {
            SloGroup routes = routes("99.9%", group -> group.atMost(5));
            for (int i = 0; i < 50; i++) {
                routes.of("/stranger/" + process + "/" + i).good();
            }
            pass(2, () -> {});
            assertEquals(6, routes.members().size());
            assertEquals(6, stored().size());
            assertEquals((process == 0 ? 45 : 50), routes.overflowed());
            restart();
        }
    }

    @Test
    void whereThereIsRoomForFewerTheBusiestStayAndAlertsOfOthersAreOver() {
        SloGroup first = routes();
        pass(60, () -> {
            first.of("/down").bad(100);
            first.of("/busy").good(1_000);
            first.of("/calm").good(1);
        });
        restart();
        try (Logged log = new Logged("io.slo4j")) {
            SloGroup routes = routes("99.9%", group -> group.atMost(1));
            assertEquals(List.of("http{route=\"/down\"}"), names(routes));
            assertEquals(
                    List.of(
                            "SLO group \"http\" should have at most 1 values of \"route\", but 2 more were stored; those"
                                    + " with the fewest events are given up"),
                    log.messages());
            routes.close();
            SloGroup none = Slo.builder("http")
                    .objective("99.9%")
                    .groupBy("route")
                    .atMost(1)
                    .register(slos);
            assertEquals(List.of("http{route=\"/down\"}"), names(none));
        }
        assertEquals(List.of("http{route=\"/down\"}"), stored());
    }

    @Test
    void aMemberThatSomebodyKeepsIsCountedAfterItWasEvicted() {
        SloGroup routes = routes("99.9%", group -> group.evictAfter(TEN_MINUTES));
        Slo kept = routes.of("/a");
        OngoingEvent ongoing = kept.start();
        CompletableFuture<String> late = new CompletableFuture<>();
        kept.track(() -> late);
        pass(1, kept::good);
        pass(700, () -> {});
        assertEquals(List.of(), routes.members());
        pass(7_200, () -> {});
        ongoing.good();
        ongoing.close();
        late.completeExceptionally(new IllegalStateException("late"));
        pass(1, () -> {});
        Slo next = routes.of("/a");
        assertNotSame(kept, next);
        assertEquals(1, next.status().good());
        assertEquals(1, next.status().bad());
        assertEquals(1, next.window(Duration.ofSeconds(5)).bad());
        pass(60, () -> kept.bad(100));
        assertEquals(6_001, next.status().bad());
        assertEquals(List.of("http{route=\"/a\"}"), lines());
        assertEquals(0, kept.status().bad());
    }

    @Test
    void evictedAgainAndAgainWhatIsRecordedThroughAnyOfThemIsCountedOnce() {
        SloGroup routes = routes("99.9%", group -> group.evictAfter(TEN_MINUTES));
        List<Slo> kept = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            kept.add(routes.of("/a"));
            pass(1, () -> routes.of("/a").good());
            pass(700, () -> {});
            assertEquals(List.of(), routes.members());
        }
        kept.forEach(member -> member.good(10));
        pass(3, () -> {});
        assertEquals(40, routes.of("/a").status().good());
        assertEquals(List.of("http{route=\"/a\"}"), names(routes));
    }

    @Test
    void durationsOfAnEvictedMemberAreCountedToo() {
        SloGroup routes = Slo.builder("http")
                .objective("99.9%")
                .trackLatency()
                .groupBy("route")
                .evictAfter(TEN_MINUTES)
                .register(slos);
        Slo kept = routes.of("/a");
        pass(1, () -> kept.record(Duration.ofMillis(5), Outcome.GOOD));
        pass(700, () -> {});
        kept.record(Duration.ofMillis(20), Outcome.GOOD);
        kept.record(Duration.ofMillis(20), Outcome.BAD);
        pass(2, () -> {});
        Slo next = routes.of("/a");
        assertEquals(1, next.status().good());
        assertEquals(1, next.status().bad());
        assertEquals(2, next.latency(Duration.ofMinutes(5)).count());
        assertTrue(next.latency(Duration.ofMinutes(5)).min().compareTo(Duration.ofMillis(19)) > 0);
    }

    @Test
    void evictedMembersOfAClosedGroupAreCountedByItsSuccessor() {
        SloGroup old = routes("99.9%", group -> group.evictAfter(TEN_MINUTES));
        Slo kept = old.of("/a");
        pass(1, kept::good);
        pass(700, () -> {});
        old.close();
        kept.good(2);
        pass(1, () -> {});
        SloGroup routes = routes();
        kept.good(3);
        pass(1, () -> {});
        assertEquals(5, routes.of("/a").status().good());
    }

    @Test
    void aListenerThatHearsOfAnEvictionMayWaitForOneThatAsksTheGroup() {
        SloGroup routes = routes("99.9%", group -> group.evictAfter(TEN_MINUTES));
        List<String> asked = new ArrayList<>();
        slos.addListener(new HeardSlos() {
            @Override
            public void closed(Slo slo) {
                asked.add(CompletableFuture.supplyAsync(() -> {
                            slos.tick();
                            return routes.of("/next").name();
                        })
                        .orTimeout(20, java.util.concurrent.TimeUnit.SECONDS)
                        .join());
            }
        });
        pass(1, () -> routes.of("/a").good());
        pass(700, () -> {});
        assertEquals(List.of("http{route=\"/next\"}"), asked);
    }

    @Test
    void aValueThatIsTriedOnceKeepsNoPlaceForLong() {
        SloGroup routes = routes("99.9%", group -> group.atMost(3));
        pass(20, () -> routes.of("/rare").good());
        routes.of("/scan/1").good();
        routes.of("/scan/2").good();
        pass(620, () -> routes.of("/real").good());
        assertEquals(
                List.of("http{route=\"(other)\"}", "http{route=\"/rare\"}", "http{route=\"/real\"}"), names(routes));
        long before = routes.of("/real").status().good();
        assertTrue(before > 0 && before <= 20, "counted since there is a place: " + before);
        assertEquals(20, routes.of("/rare").status().good());
        assertEquals(620, before + routes.overflowed());
    }

    @Test
    void whileThereIsRoomAMemberWithFewEventsStays() {
        SloGroup routes = routes("99.9%", group -> group.atMost(3));
        routes.of("/a").good();
        pass(7_200, () -> {});
        assertEquals(1, routes.of("/a").status().good());
    }

    @Test
    void howLongAMemberWasIdleIsKnownAfterARestart() {
        SloGroup first = routes("99.9%", group -> group.evictAfter(Duration.ofMinutes(60)));
        first.of("/idle").good();
        pass(1, () -> {});
        pass(1_800, () -> first.of("/used").good());
        restart();
        SloGroup routes = routes("99.9%", group -> group.evictAfter(Duration.ofMinutes(60)));
        pass(1_700, () -> {});
        assertEquals(2, routes.members().size());
        pass(200, () -> {});
        assertEquals(List.of("http{route=\"/used\"}"), names(routes));
    }

    @Test
    void aRealValueOtherIsKeptApartFromAllOthers() {
        SloGroup routes = routes("99.9%", group -> group.atMost(1));
        routes.of("other").good();
        routes.of("/x").bad();
        routes.of(null).bad();
        assertEquals(1, routes.of("other").status().good());
        assertEquals(0, routes.of("other").status().bad());
        assertEquals(2, routes.of(SloGroup.OTHER).status().bad());
        assertEquals(2, routes.overflowed());
        restart();
        SloGroup next = routes("99.9%", group -> group.atMost(1));
        assertEquals(List.of("http{route=\"(other)\"}", "http{route=\"other\"}"), names(next));
        assertEquals(2, next.of("/y").status().bad());
    }

    @Test
    void longValuesAndBrokenOnesAreMadeFitAndStayApart() {
        SloGroup routes = routes();
        String path = "/p".repeat(5_000);
        routes.of(path + "1").good();
        routes.of(path + "2").bad();
        routes.of("\ud800").good();
        routes.of("\ud801").bad();
        routes.of("smile \ud83d\ude00").good(2);
        routes.of("/p".repeat(100)).good(3);
        assertEquals(6, routes.members().size());
        assertEquals(1, routes.of(path + "1").status().good());
        assertEquals(0, routes.of(path + "1").status().bad());
        assertEquals(1, routes.of("\ud801").status().bad());
        String shortened = routes.of(path + "1").definition().labels().get("route");
        assertEquals("/p".repeat(91) + "~5151c77a8fa7469c", shortened);
        assertEquals(
                "http{route=\"smile \ud83d\ude00\"}",
                routes.of("smile \ud83d\ude00").name());
        List<String> before = names(routes);
        restart();
        SloGroup next = routes();
        assertEquals(before, names(next));
        assertEquals(1, next.of(path + "2").status().bad());
        assertEquals(1, next.of("\ud800").status().good());
    }

    @Test
    void aPlainSloCalledLikeAMemberIsRefused() {
        Slo plain = Slo.builder("http{route=\"/a\"}").objective("99%").register(slos);
        assertEquals(
                "names of the members of SLO group \"http\" must be unused in its registry, but one was"
                        + " \"http{route=\"/a\"}\"",
                assertThrows(IllegalArgumentException.class, this::routes).getMessage());
        plain.retire();
        SloGroup routes = routes();
        assertEquals(
                "SLO name must not be that of a member of SLO group \"http\", but was \"http{route=\"/a\"}\"",
                assertThrows(
                                IllegalArgumentException.class,
                                () -> Slo.builder("http{route=\"/a\"}")
                                        .objective("99%")
                                        .register(slos))
                        .getMessage());
        Slo.builder("http{route=/a}").objective("99%").register(slos);
        Slo.builder("http{zone=\"a\"}").objective("99%").register(slos);
        Slo.builder("http{route=\"a\"b\"}").objective("99%").register(slos);
        routes.close();
        assertEquals(3, slos.slos().size());
        Slo.builder("http{route=\"/a\"}").objective("99%").register(slos);
        assertEquals(4, slos.slos().size());
    }
}
