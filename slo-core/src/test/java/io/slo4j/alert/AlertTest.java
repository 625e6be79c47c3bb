package io.slo4j.alert;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.slo4j.budget.BudgetStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class AlertTest {
    private static String summary(boolean firing, long good, long bad) {
        return new Alert(
                        "checkout",
                        "99.9%",
                        BurnRateRule.of(Severity.PAGE, 14.4, Duration.ofHours(1), Duration.ofMinutes(5)),
                        firing ? AlertState.INACTIVE : AlertState.FIRING,
                        firing ? AlertState.FIRING : AlertState.INACTIVE,
                        Instant.ofEpochSecond(600),
                        Instant.EPOCH,
                        Instant.EPOCH,
                        new Evidence.Burn(new BurnRates(20, 150), 0.02),
                        BudgetStatus.of(0.001, Duration.ofDays(30), good, bad, 1, 20),
                        0.25,
                        Map.of(),
                        Map.of(),
                        Optional.empty(),
                        Optional.empty())
                .summary();
    }

    @Test
    void aFiringAlertSaysWhatBurnsHowFastAndHowLongItLasts() {
        assertEquals(
                "PAGE checkout: 2.0% of events failed in the last 1h. That burns the error budget 20.0x as fast as the"
                        + " objective of 99.9% allows (150x in the last 5m; the limit is 14.4x). 75.0% of the budget of 30d"
                        + " is left and lasts 1d 3h at this pace.",
                summary(true, 399_900, 100));
    }

    @Test
    void anOverspentBudgetIsSaidInWords() {
        assertEquals(
                "RESOLVED checkout: the page alert (14.4x 1h/5m) is over after 10m. The budget of 30d is overspent:"
                        + " 150.0% is gone.",
                summary(false, 99_850, 150));
        assertEquals(
                "RESOLVED checkout: the page alert (14.4x 1h/5m) is over after 10m. The budget of 30d has been spent"
                        + " 20.0 times over.",
                summary(false, 98_000, 2_000));
    }

    @Test
    void aResolvedAlertSaysHowLongItTookAndWhatIsLeft() {
        assertEquals(
                "RESOLVED checkout: the page alert (14.4x 1h/5m) is over after 10m. 75.0% of the budget of 30d is left.",
                summary(false, 399_900, 100));
    }
}
