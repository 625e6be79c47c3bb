package io.slo4j.alert;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Executor;
import org.junit.jupiter.api.Test;

class AlertSubscriptionTest {
    private static final AlertSubscription PLAIN = AlertSubscription.to(alert -> {});

    @Test
    void byDefaultItIsToEveryAlertOnceMutedByPagesAndSilences() {
        assertEquals(AlertMatcher.any(), PLAIN.matcher());
        assertEquals(Optional.empty(), PLAIN.executor());
        assertEquals(Duration.ZERO, PLAIN.collecting());
        assertEquals(Duration.ZERO, PLAIN.repeat());
        assertTrue(PLAIN.isInhibited());
        assertTrue(PLAIN.isSilenced());
        assertEquals(
                "AlertSubscription[matcher=" + AlertMatcher.any()
                        + ", collecting=0s, repeat=0s, inhibited=true, silenced=true, thread=own]",
                PLAIN.toString());
    }

    @Test
    void everySettingIsKeptWhateverIsSetAfterIt() {
        Executor executor = Runnable::run;
        AlertBatchListener listener = alerts -> {};
        AlertSubscription all = AlertSubscription.collecting(Duration.ofSeconds(30), listener)
                .executor(executor)
                .repeatEvery(Duration.ofHours(4))
                .withoutInhibition()
                .withoutSilences()
                .severity(Severity.PAGE)
                .slo("checkout-*")
                .executor(executor)
                .repeatEvery(Duration.ofHours(4))
                .withoutInhibition();
        assertSame(listener, all.listener());
        assertEquals(Duration.ofSeconds(30), all.collecting());
        assertEquals(AlertMatcher.ofSlo("checkout-*").withSeverity(Severity.PAGE), all.matcher());
        assertEquals(Optional.of(executor), all.executor());
        assertEquals(Duration.ofHours(4), all.repeat());
        assertFalse(all.isInhibited());
        assertFalse(all.isSilenced());
        assertEquals(
                "AlertSubscription[matcher=" + all.matcher()
                        + ", collecting=30s, repeat=4h, inhibited=false, silenced=false, thread=executor's]",
                all.toString());
        assertEquals(
                AlertMatcher.ofSlo("b"),
                PLAIN.slo("a").matcher(AlertMatcher.ofSlo("b")).matcher());
    }

    @Test
    void timesThatMakeNoSenseAreRefused() {
        assertEquals(
                "repeat interval must be above zero, but was PT0S",
                assertThrows(IllegalArgumentException.class, () -> PLAIN.repeatEvery(Duration.ZERO))
                        .getMessage());
        assertEquals(
                "collecting window must be above zero, but was PT-1S",
                assertThrows(
                                IllegalArgumentException.class,
                                () -> AlertSubscription.collecting(Duration.ofSeconds(-1), alerts -> {}))
                        .getMessage());
    }
}
