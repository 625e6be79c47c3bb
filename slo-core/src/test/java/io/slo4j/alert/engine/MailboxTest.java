package io.slo4j.alert.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.slo4j.Logged;
import io.slo4j.alert.Alert;
import io.slo4j.alert.AlertState;
import io.slo4j.alert.BurnRateRule;
import io.slo4j.alert.BurnRates;
import io.slo4j.alert.Evidence;
import io.slo4j.alert.Severity;
import io.slo4j.budget.BudgetStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class MailboxTest {
    private final List<Alert> heard = new ArrayList<>();
    private final Mailbox mailbox = new Mailbox(alert -> true, heard::add, closed -> {});

    private static Alert change(String slo, int number, boolean firing) {
        return new Alert(
                slo,
                "99.9%",
                BurnRateRule.of(Severity.PAGE, 14.4, Duration.ofHours(1), Duration.ofMinutes(5)),
                firing ? AlertState.INACTIVE : AlertState.FIRING,
                firing ? AlertState.FIRING : AlertState.INACTIVE,
                Instant.ofEpochSecond(number),
                Instant.EPOCH,
                Instant.EPOCH,
                new Evidence.Burn(new BurnRates(1, 1), 0.5),
                BudgetStatus.of(0.001, Duration.ofDays(30), 1, 1, 1, 1),
                0.5,
                Map.of(),
                Map.of(),
                Optional.empty(),
                Optional.empty());
    }

    @Test
    void everythingArrivesInOrderWhileTheQueueHasRoom() {
        List<Alert> posted = new ArrayList<>();
        for (int i = 0; i < 1_000; i++) {
            posted.add(change("a", i, i % 2 == 0));
        }
        posted.forEach(mailbox::post);
        mailbox.deliver();
        assertEquals(posted, heard);
        assertEquals(1_000, mailbox.delivered());
        assertEquals(0, mailbox.folded());
    }

    @Test
    void theLastStateOfEveryAlertArrivesWhateverTheQueueHadToFold() {
        for (int i = 0; i < 9_999; i++) {
            mailbox.post(change("flapping", i, i % 2 == 0));
        }
        mailbox.post(change("late", 10_000, true));
        mailbox.deliver();
        Map<String, Boolean> last = new HashMap<>();
        heard.forEach(alert -> last.put(alert.slo(), alert.firing()));
        assertEquals(Map.of("flapping", true, "late", true), last);
        assertEquals(10_000, mailbox.delivered() + mailbox.folded());
    }

    @Property(tries = 200)
    void nobodyHearsOfTwoBeginningsOrTwoEndsInARow(
            @ForAll @Size(max = 8) List<@IntRange(min = 1, max = 900) Integer> bursts) {
        List<Alert> told = new ArrayList<>();
        Mailbox box = new Mailbox(alert -> true, told::add, closed -> {});
        Map<String, Boolean> state = new HashMap<>();
        int number = 0;
        for (int burst : bursts) {
            for (int i = 0; i < 3 * burst; i++) {
                String slo = "slo-" + number % 7;
                boolean firing = !state.getOrDefault(slo, false);
                state.put(slo, firing);
                box.post(change(slo, number++, firing));
            }
            box.deliver();
            Map<String, Boolean> known = new HashMap<>();
            for (Alert alert : told) {
                Boolean before = known.put(alert.slo(), alert.firing());
                assertEquals(!alert.firing(), before != null && before, "alternates");
            }
            state.forEach((slo, firing) -> assertEquals(firing, known.getOrDefault(slo, false)));
        }
        assertEquals(number, box.delivered() + box.folded());
    }

    @Test
    void aListenerThatThrowsIsCountedAndHearsTheNextAlert() {
        List<Alert> told = new ArrayList<>();
        Mailbox throwing = new Mailbox(
                alert -> true,
                alert -> {
                    told.add(alert);
                    throw new java.io.IOException("pager is down");
                },
                closed -> {});
        Logged logged = new Logged("io.slo4j.alert");
        try (logged) {
            throwing.post(change("a", 1, true));
            throwing.post(change("a", 2, false));
            throwing.deliver();
        }
        assertEquals(2, logged.messages().size());
        assertEquals(
                "alert listener failed on: RESOLVED a: the page alert (14.4x 1h/5m) is over after 2s."
                        + " The budget of 30d has been spent 500 times over.",
                logged.messages().get(1));
        assertEquals(2, told.size());
        assertEquals(2, throwing.failed());
        assertEquals(0, throwing.delivered());
    }

    @Test
    void aClosedMailboxTellsNobody() {
        mailbox.post(change("a", 1, true));
        mailbox.close();
        mailbox.deliver();
        assertTrue(heard.isEmpty());
    }
}
