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
    }

    @Test
    void restrictionsAddUpInAnyOrder() {
        AlertMatcher pagesOfPayments = AlertMatcher.ofSlo("checkout-*")
                .withSeverity(Severity.PAGE)
                .withRule("fast")
                .withLabel("team", "payments");
        AlertMatcher payments = AlertMatcher.any().withRule("fast").withLabel("team", "payments");
        assertEquals(
                pagesOfPayments,
                PLAIN.severity(Severity.PAGE)
                        .slo("checkout-*")
                        .matcher(payments)
                        .matcher());
        assertEquals(
                pagesOfPayments,
                PLAIN.matcher(payments)
                        .slo("checkout-*")
                        .severity(Severity.PAGE)
                        .matcher());
        assertEquals(
                pagesOfPayments,
                PLAIN.matcher(pagesOfPayments).matcher(pagesOfPayments).matcher());
    }

    @Test
    void restrictionsThatContradictEachOtherAreRefused() {
        assertContradiction(
                "severity to match must be set once, but was set to PAGE and then to TICKET",
                () -> PLAIN.severity(Severity.PAGE).matcher(AlertMatcher.any().withSeverity(Severity.TICKET)));
        assertContradiction(
                "SLO name to match must be set once, but was set to a and then to b",
                () -> PLAIN.matcher(AlertMatcher.ofSlo("a")).slo("b"));
        assertContradiction(
                "rule name to match must be set once, but was set to fast and then to slow",
                () -> PLAIN.matcher(AlertMatcher.any().withRule("fast"))
                        .matcher(AlertMatcher.any().withRule("slow")));
        assertContradiction(
                "value of label \"team\" must be set once, but was set to  and then to search",
                () -> PLAIN.matcher(AlertMatcher.any().withLabel("team", ""))
                        .matcher(AlertMatcher.any().withLabel("team", "search")));
    }

    private static void assertContradiction(String message, org.junit.jupiter.api.function.Executable call) {
        assertEquals(message, assertThrows(IllegalStateException.class, call).getMessage());
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
