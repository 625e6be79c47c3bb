package io.slo4j.notify;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.slo4j.alert.Alert;
import io.slo4j.alert.AlertRule;
import io.slo4j.alert.AlertState;
import io.slo4j.alert.BurnRateRule;
import io.slo4j.alert.BurnRates;
import io.slo4j.alert.Severity;
import io.slo4j.budget.BudgetStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** By which labels Alertmanager knows an alert, and for how long. */
class AlertLabelsTest {
    private static final BurnRateRule SLOW =
            BurnRateRule.of(Severity.PAGE, 6, Duration.ofHours(6), Duration.ofMinutes(30));
    private static final Instant NOW = Service.BEGAN.plusSeconds(3_600);

    private static Alert alert(String slo, AlertRule rule, boolean firing, Map<String, String> labels) {
        return Alert.builder(slo, rule)
                .objective("99%")
                .changed(
                        firing ? AlertState.PENDING : AlertState.FIRING,
                        firing ? AlertState.FIRING : AlertState.INACTIVE,
                        Service.BEGAN)
                .evidence(new BurnRateRule.Seen(new BurnRates(20, 30), 0.2))
                .budget(BudgetStatus.of(0.01, Duration.ofDays(30), 100, 20, 1, 20))
                .labels(labels)
                .build();
    }

    private static Map<String, String> labels(Map<String, String> fixed, Map<String, String> ofTheSlo) {
        return new AlertLabels(fixed).of(alert("checkout", Service.FAST, true, ofTheSlo));
    }

    @Test
    void namesBecomeNamesOfPrometheusAndNoneHidesAnother() {
        Map<String, String> given = new LinkedHashMap<>();
        given.put("te-am", "a");
        given.put("te.am", "b");
        given.put("severity", "c");
        given.put("1st", "d");
        given.put("", "e");
        given.put("empty", "");
        given.put("cluster", "f");
        assertEquals(
                "{_=e, _1st=d, alertname=checkout, cluster=eu, exported_cluster=f, exported_severity=c,"
                        + " exported_te_am=b, severity=page, slo=checkout, te_am=a}",
                labels(Map.of("cluster", "eu"), given).toString());
    }

    @Test
    void namesThatBeginAlikeStayApartWhereTheyAreCut() {
        AlertLabels labels = new AlertLabels(Map.of());
        String one = labels.of(alert("x".repeat(5_000) + 1, Service.FAST, true, Map.of()))
                .getOrDefault("slo", "");
        String other = labels.of(alert("x".repeat(5_000) + 2, Service.FAST, true, Map.of()))
                .getOrDefault("slo", "");
        assertNotEquals(one, other);
        assertTrue(one.length() <= 240 && one.length() > 150, one);
    }

    @Test
    void twoRulesOfOneSeverityAreOneAlertThatIsOverWithTheLastOfThem() {
        ActiveAlerts active = new ActiveAlerts(new AlertLabels(Map.of()), true, 1_000);
        assertEquals(true, active.heard(alert("checkout", Service.FAST, true, Map.of()), NOW, 0));
        assertEquals(false, active.heard(alert("checkout", SLOW, true, Map.of()), NOW, 0));
        assertEquals(false, active.heard(alert("checkout", Service.FAST, true, Map.of()), NOW, 0), "a repeat");
        assertEquals(1, active.now(0).size());
        assertEquals(false, active.heard(alert("checkout", Service.FAST, false, Map.of()), NOW, 0));
        assertEquals(List.of(true), fires(active, 0));
        assertEquals(true, active.heard(alert("checkout", SLOW, false, Map.of()), NOW, 5));
        assertEquals(List.of(false), fires(active, 1_005));
        assertEquals(List.of(), fires(active, 1_006), "its end has been said for long enough");
    }

    private static List<Boolean> fires(ActiveAlerts active, long nowNanos) {
        return active.now(nowNanos).stream().map(ActiveAlert::fires).toList();
    }

    @Test
    void anAlertBeganWhenItFiredAndNotLaterThanItWasHeardOf() {
        ActiveAlerts active = new ActiveAlerts(new AlertLabels(Map.of()), false, 1_000);
        active.heard(alert("checkout", Service.FAST, true, Map.of()), NOW, 0);
        active.heard(alert("search", Service.FAST, true, Map.of()), Service.BEGAN.minusSeconds(1), 0);
        assertEquals(
                List.of(Service.BEGAN, Service.BEGAN.minusSeconds(1)),
                active.now(0).stream().map(ActiveAlert::startsAt).toList());
    }

    @Test
    void theEndOfAnAlertOfAnEarlierProcessIsSaidWhereEndsAre() {
        Alert end = alert("checkout", Service.FAST, false, Map.of());
        ActiveAlerts single = new ActiveAlerts(new AlertLabels(Map.of()), true, 1_000);
        assertEquals(true, single.heard(end, NOW, 0));
        assertEquals(List.of(false), fires(single, 0));
        ActiveAlerts fleet = new ActiveAlerts(new AlertLabels(Map.of()), false, 1_000);
        assertEquals(false, fleet.heard(end, NOW, 0));
        assertEquals(List.of(), fires(fleet, 0));
    }

    @Test
    void whatNobodyWatchesIsNotSaidAgain() {
        long[] ticks = {7};
        Watch watch = new Watch(() -> ticks[0], 50_000_000);
        assertEquals(true, watch.getAsBoolean());
        Await.until("that nobody watches", Duration.ofSeconds(5), () -> !watch.getAsBoolean());
        ticks[0]++;
        assertEquals(true, watch.getAsBoolean());
    }

    @Test
    void aReceiverThatFailsIsLeftAloneForLongerAndLonger() {
        Backoff backoff = new Backoff(Duration.ofSeconds(5));
        assertEquals(1_000_000_000L, backoff.failed(null));
        assertEquals(2_000_000_000L, backoff.failed(Duration.ofMillis(300)));
        assertEquals(7_000_000_000L, backoff.failed(Duration.ofSeconds(7)));
        assertEquals(5_000_000_000L, backoff.failed(null));
        backoff.accepted();
        assertEquals(1_000_000_000L, backoff.failed(null));
    }
}
