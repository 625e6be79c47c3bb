package io.slo4j;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** Members of a group that are evicted: what is recorded for them later is counted, and a place is kept by whoever uses it. */
class GroupEvictionTest extends RouteGroups {
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
        assertEquals("1 failed, 0 slow, 6000 judged", next.status().badEvents().toString());
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
    void manyEventsAtOnceBeforeAnEvictionAreNotCountedAgain() {
        SloGroup routes = routes("99.9%", group -> group.evictAfter(TEN_MINUTES));
        Slo kept = routes.of("/a");
        pass(1, () -> kept.good(5_000_000));
        pass(700, () -> {});
        kept.good(3_000_000);
        pass(1, () -> {});
        assertEquals(3_000_000, routes.of("/a").status().good());
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
}
