package io.slo4j;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import io.slo4j.store.SloSnapshot;
import io.slo4j.store.SnapshotStore;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

/** Members of a group that are closed, retired or left by an earlier process: what is recorded is counted, and nobody is forgotten. */
class GroupLifeTest extends RouteGroups {
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
    void afterTheGroupWasClosedMembersAreCountedAndNobodyIsNotified() {
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
    void aMemberThatWasClosedBeforeItsGroupIsCountedOnWhenTheClosedGroupIsAskedForIt() {
        SloGroup routes = routes();
        Slo first = routes.of("/a");
        pass(10, first::good);
        first.close();
        routes.close();
        routes.of("/a").good(5);
        first.good(2);
        assertSame(routes.of("/a"), routes.of("/a"));
        assertEquals(17, routes().of("/a").status().good());
        restart();
        assertEquals(17, routes().of("/a").status().good());
    }

    @Test
    void aMemberThatIsGivenUpAfterItsGroupWasClosedIsCountedAnew() {
        SloGroup routes = routes("99.9%", group -> group.atMost(2));
        routes.of("/idle").good();
        routes.of("/retired").good();
        pass(1, routes::close);
        routes.of("/retired").retire();
        routes.of("/retired").good(3);
        clock.advance(Duration.ofDays(31));
        pass(1, () -> routes.of("/retired").good(4));
        routes.of("/idle").good(5);
        assertSame(routes.of("/idle"), routes.of("/idle"));
        SloGroup next = routes("99.9%", group -> group.atMost(2));
        assertEquals(List.of("http{route=\"/idle\"}", "http{route=\"/retired\"}"), names(next));
        assertEquals(5, next.of("/idle").status().good());
        assertEquals(7, next.of("/retired").status().good());
    }

    @Test
    void aRetiredGroupGivesUpTheMemberForFurtherValuesTooThatWasClosedBefore() {
        SloGroup routes = routes("99.9%", group -> group.atMost(1));
        routes.of("/a").good();
        routes.of("/b").good();
        pass(1, () -> routes.of(SloGroup.OTHER).close());
        assertEquals(List.of("http{route=\"(other)\"}", "http{route=\"/a\"}"), stored());
        routes.retire();
        assertEquals(List.of(), stored());
        assertEquals(List.of(), names(routes()));
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
            assertEquals(List.of("http{route=\"(other)\"}", "http{route=\"/down\"}"), names(routes));
            assertEquals(
                    List.of("SLO group \"http\" should have at most 1 values of \"route\", but 2 more were stored;"
                            + " those with the fewest events are counted as \"(other)\""),
                    log.messages());
            routes.close();
            SloGroup none = Slo.builder("http")
                    .objective("99.9%")
                    .groupBy("route")
                    .atMost(1)
                    .register(slos);
            assertEquals(List.of("http{route=\"(other)\"}", "http{route=\"/down\"}"), names(none));
            assertEquals(60_060, none.of("/calm").status().good());
        }
        assertEquals(List.of("http{route=\"(other)\"}", "http{route=\"/down\"}"), stored());
    }
}
