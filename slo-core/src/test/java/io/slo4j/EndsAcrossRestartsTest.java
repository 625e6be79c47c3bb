package io.slo4j;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.slo4j.alert.Alert;
import io.slo4j.alert.AlertPolicy;
import io.slo4j.alert.AlertSubscription;
import io.slo4j.alert.BurnRateRule;
import io.slo4j.alert.Severity;
import io.slo4j.internal.snapshot.Snapshots;
import io.slo4j.internal.snapshot.TakenSnapshot;
import io.slo4j.store.SloSnapshot;
import io.slo4j.time.VirtualClock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** Whatever was told as begun is told as over, once, whatever becomes of its rule, its SLO, its listener and its process. */
class EndsAcrossRestartsTest {
    private static final Instant START = Instant.parse("2026-03-01T00:00:00Z");
    private static final BurnRateRule FAST =
            BurnRateRule.of(Severity.PAGE, 14.4, Duration.ofHours(1), Duration.ofMinutes(5));
    private static final BurnRateRule FASTER =
            BurnRateRule.of(Severity.PAGE, 20, Duration.ofHours(1), Duration.ofMinutes(5));

    private final MemoryStore store = new MemoryStore();
    private final List<Alert> heard = new ArrayList<>();
    private VirtualClock clock = VirtualClock.at(START);
    private SloRegistry slos = registry();
    private Slo checkout = registered(FAST);

    private SloRegistry registry() {
        return SloRegistry.builder().clock(clock).store(store).build();
    }

    private Slo registered(BurnRateRule... rules) {
        slos.onAlert(heard::add);
        return registered(slo -> slo, rules);
    }

    private Slo registered(UnaryOperator<SloBuilder> more, BurnRateRule... rules) {
        return more.apply(Slo.builder("checkout")
                        .objective("99.9%")
                        .label("team", "payments")
                        .annotation(Alert.RUNBOOK, "https://runbooks/{slo}")
                        .alerts(AlertPolicy.of(rules)))
                .register(slos);
    }

    private void seconds(int seconds, int good, int bad) {
        VirtualSeconds.pass(seconds, clock, slos, checkout, good, bad);
    }

    /** A total outage fires after 52 seconds. */
    private Alert paged() {
        seconds(60, 0, 100);
        assertEquals(List.of("FIRING 14.4x 1h/5m"), told());
        return heard.get(0);
    }

    private List<String> told() {
        return heard.stream()
                .map(alert -> (alert.firing() ? "FIRING " : "RESOLVED ")
                        + alert.rule().name())
                .toList();
    }

    private void restart() {
        slos.close();
        killed(Duration.ofSeconds(10));
    }

    private void killed(Duration downtime) {
        clock = VirtualClock.at(clock.now().plus(downtime));
        slos = registry();
    }

    private void pass(Duration time) {
        for (long left = time.toSeconds(); left > 0; left -= 10) {
            clock.advance(Duration.ofSeconds(10));
            slos.tick();
        }
    }

    private void assertToldOverOnce(Alert page) {
        assertEquals(List.of("FIRING 14.4x 1h/5m", "RESOLVED 14.4x 1h/5m"), told().subList(0, 2));
        Alert end = heard.get(1);
        assertEquals(page.id(), end.id());
        assertTrue(end.sequence() > page.sequence(), () -> end.sequence() + " after " + page.sequence());
        int count = heard.size();
        restart();
        slos.onAlert(heard::add);
        pass(Duration.ofMinutes(15));
        assertEquals(count, heard.size());
    }

    @Test
    void anAlertWhoseRuleADeployHasChangedIsOverAndTheNewRuleFiresOnItsOwn() {
        Alert page = paged();
        restart();
        checkout = registered(FASTER);
        seconds(30, 0, 100);
        assertEquals(List.of("FIRING 14.4x 1h/5m", "RESOLVED 14.4x 1h/5m", "FIRING 20x 1h/5m"), told());
        Alert end = heard.get(1);
        assertEquals(page.id(), end.id());
        assertEquals(page.rule(), end.rule());
        assertEquals(page.labels(), end.labels());
        assertEquals(page.annotations(), end.annotations());
        assertEquals(
                "RESOLVED checkout: the page alert (14.4x 1h/5m) is over after 18s. 98% of the budget of 30d is left.",
                end.summary());
    }

    @Test
    void anAlertWhoseRuleIsGoneIsOver() {
        Alert page = paged();
        restart();
        checkout = registered();
        seconds(1, 0, 100);
        assertToldOverOnce(page);
    }

    @Test
    void anAlertOfAnSloThatCountsSomethingElseNowIsOver() {
        Alert page = paged();
        restart();
        slos.onAlert(heard::add);
        checkout = registered(slo -> slo.latencyThreshold(Duration.ofMillis(300)), FAST);
        seconds(1, 1, 0);
        assertToldOverOnce(page);
    }

    @Test
    void anAlertOfAnSloThatNobodyRegistersAndThatIsTooOldToBeStoredIsOverAfterTenMinutes() {
        Alert page = paged();
        slos.close();
        killed(Duration.ofDays(31));
        slos.onAlert(heard::add);
        slos.tick();
        slos.snapshot();
        pass(Duration.ofSeconds(590));
        assertEquals(1, heard.size());
        pass(Duration.ofSeconds(10));
        assertToldOverOnce(page);
    }

    @Test
    void anAlertOfAnSloWhosePartOfTheSnapshotIsLostIsOverAtOnce() throws Exception {
        Alert page = paged();
        slos.close();
        store.kept = withoutSlos(Objects.requireNonNull(store.kept));
        killed(Duration.ofSeconds(10));
        checkout = registered(FAST);
        seconds(1, 1, 0);
        assertToldOverOnce(page);
    }

    private static byte[] withoutSlos(byte[] bytes) throws Exception {
        SloSnapshot whole = SloSnapshot.fromBytes(bytes);
        return Snapshots.withoutSlos(TakenSnapshot.content(whole)).toBytes();
    }

    @Test
    void anEndThatNoListenerTookBeforeTheProcessWasKilledIsReportedByTheNextOneWithTheSameSequence() {
        List<Alert> failed = new ArrayList<>();
        slos.subscribe(AlertSubscription.to(alert -> {
            if (!alert.firing()) {
                failed.add(alert);
                throw new IllegalStateException("pager is down");
            }
        }));
        Alert page = paged();
        seconds(10, 1_000_000, 0);
        assertEquals(List.of("FIRING 14.4x 1h/5m", "RESOLVED 14.4x 1h/5m"), told());
        seconds(10, 0, 0);
        heard.remove(1);
        killed(Duration.ofSeconds(10));
        checkout = registered(FAST);
        seconds(1, 1, 0);
        assertEquals(failed.get(0).sequence(), heard.get(1).sequence());
        assertToldOverOnce(page);
    }

    @Test
    void anEndThatEverybodyTookIsNotReportedAgain() {
        paged();
        seconds(10, 1_000_000, 0);
        assertEquals(2, heard.size());
        killed(Duration.ofSeconds(10));
        checkout = registered(FAST);
        seconds(10, 1, 0);
        assertEquals(2, heard.size());
    }

    @Test
    void anEndReachesAListenerThatIsRegisteredLater() {
        Alert page = paged();
        restart();
        checkout = registered(slo -> slo, FAST);
        seconds(60, 1_000_000, 0);
        List<Alert> late = new ArrayList<>();
        slos.onAlert(late::add);
        seconds(1, 1, 0);
        assertEquals(List.of(page.id()), late.stream().map(Alert::id).toList());
        pass(Duration.ofMinutes(10));
        List<Alert> tooLate = new ArrayList<>();
        slos.onAlert(tooLate::add);
        seconds(1, 1, 0);
        assertEquals(List.of(), tooLate);
        assertEquals(1, late.size());
    }

    @Test
    void anEndThatNobodyIsThereToHearWaitsForTheFirstListenerHoweverLateAndInWhicheverProcess() {
        Alert page = paged();
        restart();
        checkout = registered(slo -> slo, FAST);
        seconds(60, 1_000_000, 0);
        pass(Duration.ofMinutes(20));
        restart();
        checkout = registered(slo -> slo, FAST);
        pass(Duration.ofMinutes(20));
        slos.onAlert(heard::add);
        pass(Duration.ofSeconds(10));
        assertToldOverOnce(page);
    }

    @Test
    void ofAnAlertThatNobodyHeardOfNobodyHearsTheEnd() {
        slos.close();
        slos = SloRegistry.builder().clock(clock).store(store).build();
        checkout = registered(slo -> slo, FAST);
        seconds(60, 0, 100);
        restart();
        checkout = registered(FASTER);
        seconds(1, 1_000_000, 0);
        assertEquals(List.of(), told());
    }

    @Test
    void anEndIsOwedThoughNoAlertsAreRemembered() {
        slos.close();
        slos = SloRegistry.builder().clock(clock).store(store).rememberAlerts(0).build();
        checkout = registered(FAST);
        Alert page = paged();
        slos.close();
        slos = SloRegistry.builder().clock(clock).store(store).rememberAlerts(0).build();
        slos.tick();
        slos.close();
        killed(Duration.ofSeconds(10));
        checkout = registered(FASTER);
        seconds(1, 1_000_000, 0);
        assertToldOverOnce(page);
    }

    @Test
    void aPageThatMayHaveRungAndIsOverWhenTheNextProcessLooksIsReportedAsOver() {
        List<Runnable> busy = new ArrayList<>();
        slos.subscribe(AlertSubscription.to(alert -> {}).executor(busy::add));
        Alert page = paged();
        killed(Duration.ofDays(4));
        checkout = registered(FAST);
        seconds(1, 1, 0);
        assertToldOverOnce(page);
    }

    @Test
    void anAlertOfAProcessThatWasDownForLongerThanThePeriodIsOverAtOnceThoughTheRuleIsTheSame() {
        Alert page = paged();
        slos.close();
        killed(Duration.ofDays(31));
        checkout = registered(FAST);
        seconds(1, 1, 0);
        assertToldOverOnce(page);
    }

    @Test
    void theSameAfterThatProcessWasKilled() {
        Alert page = paged();
        killed(Duration.ofDays(400));
        checkout = registered(FAST);
        seconds(2, 0, 0);
        assertToldOverOnce(page);
    }

    @Test
    void onAClockThatIsBehindTheEndHasTheSameIdAndAGreaterSequence() {
        Alert page = paged();
        slos.close();
        clock = VirtualClock.at(START.minusSeconds(3_600));
        slos = registry();
        checkout = registered(FAST);
        seconds(10, 1_000_000, 0);
        assertToldOverOnce(page);
        assertEquals(
                "RESOLVED checkout: the page alert (14.4x 1h/5m) is over after 0s. 100% of the budget of 30d is left.",
                heard.get(1).summary());
    }
}
