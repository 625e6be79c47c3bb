package io.slo4j.simulate;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.slo4j.BudgetingMethod;
import io.slo4j.Slo;
import io.slo4j.SloBuilder;
import io.slo4j.alert.AlertPolicy;
import io.slo4j.alert.AlertRule;
import io.slo4j.alert.Severity;
import io.slo4j.alert.TrafficRule;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class HistoryPlayerTest {
    private static final long START = Instant.parse("2026-03-01T00:00:00Z").getEpochSecond();

    private final HistoryPlayer player = HistoryPlayer.startingAt(START);
    private final List<Long> evaluated = new ArrayList<>();

    private Slo register(SloBuilder slo) {
        Slo registered = player.register(slo.build());
        player.afterEachSecond(() -> evaluated.add(registered.status().at().getEpochSecond() - START));
        return registered;
    }

    private static SloBuilder checkout(AlertRule... rules) {
        return Slo.builder("checkout").objective("99%").alerts(AlertPolicy.of(rules));
    }

    @Test
    void aSecondIsEvaluatedOnceWhenItIsOver() {
        Slo checkout = register(checkout());
        player.play(START, 5, 0);
        player.play(START, 4, 1);
        assertEquals(List.of(), evaluated);
        player.play(START + 1, 1, 0);
        assertEquals(List.of(1L), evaluated);
        player.finishSecond();
        player.finishSecond();
        assertEquals(List.of(1L, 2L), evaluated);
        assertEquals(10, checkout.status().good());
        assertEquals(1, checkout.status().bad());
        assertEquals(Instant.ofEpochSecond(START + 2), checkout.status().at());
    }

    @Test
    void aSecondBeforeTheLastCountsAsTheLast() {
        Slo checkout = register(checkout());
        player.play(START + 10, 1, 0);
        player.play(START + 3, 0, 1);
        player.finishSecond();
        assertEquals(List.of(1L, 2L, 3L, 4L, 5L, 6L, 7L, 8L, 9L, 10L, 11L), evaluated);
        assertEquals(1, checkout.status().bad());
    }

    @Test
    void aSecondMayGoOnAfterItWasEvaluated() {
        Slo checkout = register(checkout());
        player.play(START, 1, 0);
        player.finishSecond();
        player.play(START, 0, 1);
        player.finishSecond();
        assertEquals(List.of(1L, 1L), evaluated);
        assertEquals(1, checkout.status().bad());
    }

    @Test
    void everySloCountsWhatIsPlayedAfterItWasRegistered() {
        Slo first = player.register(checkout().build());
        player.play(START, 1, 0);
        Slo second = player.register(Slo.builder("search").objective("99%").build());
        player.play(START + 1, 2, 0);
        assertEquals(3, first.status().good());
        assertEquals(2, second.status().good());
    }

    @Test
    void silenceIsPassedOverOnceNothingCanChange() {
        TrafficRule silence = TrafficRule.silence(Severity.PAGE, Duration.ofMinutes(10));
        Slo checkout = register(checkout(silence.withHold(Duration.ofHours(2))));
        List<String> alerts = new ArrayList<>();
        checkout.onAlert(alert -> alerts.add(Duration.ofSeconds(alert.at().getEpochSecond() - START) + " "
                + alert.rule().name() + " " + alert.to()));
        player.play(START, 1, 0);
        player.play(START + 30 * 86_400, 1, 0);
        player.finishSecond();
        assertEquals(List.of("PT2H10M1S no events in 10m FIRING", "PT720H1S no events in 10m INACTIVE"), alerts);
        assertEquals(12 * 3_600 + 1 + 5 + 1, evaluated.size());
    }

    @Test
    void anSloOfTimeSlicesNeverSettles() {
        register(checkout().budgetingMethod(BudgetingMethod.ratioTimeslices(Duration.ofMinutes(1))));
        player.play(START, 1, 0);
        player.play(START + 20 * 86_400, 1, 0);
        player.finishSecond();
        assertEquals(20 * 86_400 + 1, evaluated.size());
    }

    @Test
    void aRuleAboutUsualTrafficLearnsFromSilenceToo() {
        register(checkout(TrafficRule.belowUsual(Severity.PAGE, 0.5, Duration.ofMinutes(10))));
        player.play(START, 1, 0);
        player.play(START + 2 * 86_400, 1, 0);
        player.finishSecond();
        assertEquals(2 * 86_400 + 1, evaluated.size());
    }
}
