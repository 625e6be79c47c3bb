package io.slo4j;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.slo4j.alert.AlertEpisode;
import io.slo4j.alert.AlertPolicy;
import io.slo4j.alert.AlertState;
import io.slo4j.alert.BurnRateRule;
import io.slo4j.alert.Severity;
import io.slo4j.internal.snapshot.SnapshotContent;
import io.slo4j.internal.snapshot.StoredEpisode;
import io.slo4j.internal.snapshot.StoredSuppression;
import io.slo4j.internal.snapshot.TakenSnapshot;
import io.slo4j.store.SnapshotFormatException;
import io.slo4j.time.VirtualClock;
import io.slo4j.view.RegistryView;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** The alert history of a process is that of the next one. */
class HistoryRestartTest {
    private static final Instant START = Instant.parse("2026-03-01T00:00:00Z");
    private static final BurnRateRule PAGE =
            BurnRateRule.of(Severity.PAGE, 14.4, Duration.ofHours(1), Duration.ofMinutes(5));

    private final MemoryStore store = new MemoryStore();
    private VirtualClock clock = VirtualClock.at(START);
    private SloRegistry slos = registry(1_000);
    private Slo checkout = checkout(slo -> slo);

    private SloRegistry registry(int remembered) {
        return SloRegistry.builder()
                .clock(clock)
                .store(store)
                .rememberAlerts(remembered)
                .build();
    }

    private Slo checkout(UnaryOperator<SloBuilder> more) {
        return checkout(PAGE, more);
    }

    private Slo checkout(BurnRateRule rule, UnaryOperator<SloBuilder> more) {
        return more.apply(Slo.builder("checkout")
                        .objective("99.9%")
                        .alerts(AlertPolicy.of(rule))
                        .label("team", "payments"))
                .register(slos);
    }

    private void restartWithout(Instant at) {
        slos.close();
        clock = VirtualClock.at(at);
        slos = registry(1_000);
    }

    private void restart(Duration downtime) {
        restartWithout(clock.now().plus(downtime));
        checkout = checkout(slo -> slo);
    }

    private void seconds(int seconds, int good, int bad) {
        VirtualSeconds.pass(seconds, clock, slos, checkout, good, bad);
    }

    /** Total outage pages after 51.84 s; with 300 good events the page resolves, and fires again soon. */
    private Instant paged() {
        seconds(52, 0, 100);
        assertEquals(AlertState.FIRING, checkout.status().alert(Severity.PAGE));
        return clock.now();
    }

    private void recovers(int good) {
        seconds(1, good, 0);
        assertEquals(AlertState.INACTIVE, checkout.status().alert(Severity.PAGE));
    }

    private static AlertEpisode episode(Instant fired, Optional<Instant> resolved) {
        AlertEpisode firing = AlertEpisode.of("checkout", Severity.PAGE, PAGE.name(), fired, fired)
                .withLabels(Map.of("team", "payments"));
        return resolved.map(firing::withResolvedAt).orElse(firing);
    }

    private void assertHistory(AlertEpisode... latestFirst) {
        assertEquals(
                List.of(latestFirst),
                slos.alertHistory().episodes().stream()
                        .map(episode -> episode.withIncidentCost(0))
                        .toList());
    }

    @Test
    void whatIsOverIsRememberedAndCountsForTheStatistics() {
        Instant fired = paged();
        recovers(300);
        restart(Duration.ofDays(1));
        assertHistory(episode(fired, Optional.of(fired.plusSeconds(1))));
        restart(Duration.ofDays(1));
        assertEquals(
                "[PAGE checkout 14.4x 1h/5m: fired 1, resolved 1, mean 1s, longest 1s, flaps 0, since " + fired + "]",
                slos.alertHistory().statistics().toString());
    }

    @Test
    void whatFiresOnIsTheSameEpisodeUntilItResolves() {
        Instant fired = paged();
        restart(Duration.ofSeconds(30));
        assertHistory(episode(fired, Optional.empty()));
        seconds(10, 0, 100);
        restart(Duration.ofSeconds(30));
        seconds(10, 0, 100);
        assertHistory(episode(fired, Optional.empty()));
        recovers(10_000_000);
        assertHistory(episode(fired, Optional.of(START.plusSeconds(52 + 30 + 10 + 30 + 10 + 1))));
    }

    @Test
    void whatClearedWhileTheProcessWasDownEndsWhenItResolves() {
        Instant fired = paged();
        restart(Duration.ofDays(4));
        seconds(1, 1, 0);
        assertHistory(episode(fired, Optional.of(fired.plus(Duration.ofDays(4)).plusSeconds(1))));
    }

    @Test
    void whatNobodyWatchesAnyMoreIsOverWhenItWasLastKnownToFire() {
        Instant fired = paged();
        seconds(8, 0, 100);
        for (int day = 1; day < 4; day++) {
            restartWithout(START.plus(Duration.ofDays(day)));
            slos.tick();
            assertHistory(episode(fired, Optional.of(fired.plusSeconds(8))));
        }
    }

    @Test
    void whatComesBackFiringAfterProcessesWithoutItIsTheSameEpisode() {
        Instant fired = paged();
        restartWithout(START.plusSeconds(60));
        restartWithout(START.plusSeconds(70));
        checkout = checkout(slo -> slo);
        assertHistory(episode(fired, Optional.empty()));
        seconds(1, 0, 100);
        assertHistory(episode(fired, Optional.empty()));
    }

    @Test
    void aRuleThatIsGoneFiresNoMore() {
        Instant fired = paged();
        restartWithout(START.plusSeconds(60));
        checkout = checkout(PAGE.withName("another"), slo -> slo);
        seconds(1, 0, 100);
        AlertEpisode another = slos.alertHistory().episodes().get(0).withIncidentCost(0);
        assertEquals("another", another.rule());
        assertHistory(another, episode(fired, Optional.of(fired)));
    }

    @Test
    void anSloThatStartsAfreshFiresAfresh() {
        Instant first = paged();
        restartWithout(START.plusSeconds(60));
        checkout = checkout(slo -> slo.latencyThreshold(Duration.ofMillis(300)));
        Instant second = paged();
        assertHistory(episode(second, Optional.empty()), episode(first, Optional.of(first)));
        recovers(300);
        assertHistory(episode(second, Optional.of(second.plusSeconds(1))), episode(first, Optional.of(first)));
    }

    @Test
    void onAClockThatIsBehindWhatFiresIsStillTheSameAlertAndWhatIsOverStaysAsItWas() {
        Instant first = paged();
        recovers(300);
        seconds(10, 0, 100);
        Instant second = slos.alertHistory().episodes().get(0).firedAt();
        restartWithout(START.minusSeconds(100));
        checkout = checkout(slo -> slo);
        AlertEpisode over = episode(first, Optional.of(first.plusSeconds(1)));
        assertEquals(true, second.isAfter(first));
        assertHistory(episode(second, Optional.empty()), over);
        seconds(3, 0, 0);
        assertHistory(episode(second, Optional.of(second)), over);
        restartWithout(START.minusSeconds(90));
        assertHistory(episode(second, Optional.of(second)), over);
    }

    @Test
    void ofMoreThanItIsToRememberTheOldestAreForgotten() {
        paged();
        recovers(300);
        seconds(10, 0, 100);
        Instant second = slos.alertHistory().episodes().get(0).firedAt();
        slos.close();
        slos = registry(1);
        assertHistory(episode(second, Optional.of(clock.now())));
        slos.close();
        slos = registry(0);
        checkout = checkout(slo -> slo);
        assertHistory();
        slos.close();
        slos = registry(10);
        assertHistory(episode(second, Optional.of(clock.now())));
    }

    @Test
    void whatASnapshotSaysOfTheEndTellsResolvedFromLastKnownToFire() throws SnapshotFormatException {
        Instant fired = paged();
        recovers(300);
        seconds(10, 0, 100);
        List<StoredEpisode> stored =
                TakenSnapshot.fromBytes(slos.snapshot().toBytes()).content().episodes();
        assertEquals(2, stored.size());
        assertEquals(
                List.of(true, false),
                stored.stream().map(StoredEpisode::resolved).toList());
        assertEquals(fired.plusSeconds(1), stored.get(0).until());
        assertEquals(clock.now(), stored.get(1).until());
        Instant last = clock.now();
        restartWithout(last.plusSeconds(100));
        assertEquals(stored, TakenSnapshot.content(slos.snapshot()).episodes());
        assertEquals(
                RegistryView.of(slos).alertHistory(),
                RegistryView.of(slos.snapshot()).alertHistory());
    }

    @Test
    void whatMakesNoSenseIsLeftOutAndSaidOnce() {
        StoredEpisode good =
                new StoredEpisode("a", "PAGE", "x", Map.of(), START, START, START, true, StoredSuppression.NONE);
        StoredEpisode odd =
                new StoredEpisode("b", "PAGER", "x", Map.of(), START, START, START, true, StoredSuppression.NONE);
        StoredEpisode backwards = new StoredEpisode(
                "c", "PAGE", "x", Map.of(), START, START.plusSeconds(1), START, false, StoredSuppression.NONE);
        slos.close();
        store.save(TakenSnapshot.of(
                SnapshotContent.of(0, 0, new long[0], List.of(), List.of(), List.of(odd, good, backwards))));
        try (Logged log = new Logged("io.slo4j.alert")) {
            slos = registry(1_000);
            assertEquals(
                    List.of("2 of the stored alerts are dropped: resolved must not be before fired"
                            + " (2026-03-01T00:00:01Z), but was 2026-03-01T00:00:00Z"),
                    log.messages());
        }
        assertEquals(List.of(good), TakenSnapshot.content(slos.snapshot()).episodes());
    }
}
