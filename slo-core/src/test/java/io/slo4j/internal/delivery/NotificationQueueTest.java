package io.slo4j.internal.delivery;

import static io.slo4j.internal.delivery.SampleAlerts.FAST;
import static io.slo4j.internal.delivery.SampleAlerts.MEDIUM;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.slo4j.alert.Alert;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class NotificationQueueTest {
    private static final SampleAlerts ALERTS = new SampleAlerts("a", "b", "c", "d", "e", "f", "g");
    private static final long SECOND = 1_000_000_000L;

    private final LongAdder coalesced = new LongAdder();
    private final NotificationQueue<AlertNotification> queued = new BoundedQueue(coalesced);
    private final NotificationQueue<AlertNotification> collected = new CollectingQueue(30 * SECOND, coalesced);

    private static AlertNotification change(String slo, boolean firing) {
        return change(slo, firing, 0);
    }

    private static AlertNotification change(String slo, boolean firing, long second) {
        Alert alert = ALERTS.change(slo, FAST, firing);
        return AlertNotification.change(AlertKey.of(alert), alert, second * SECOND);
    }

    private static AlertNotification repeat(String slo, String rule, long second) {
        Alert alert = ALERTS.fires(slo, rule);
        return AlertNotification.repeat(AlertKey.of(alert), alert, second * SECOND);
    }

    private static List<AlertNotification> takeAll(NotificationQueue<AlertNotification> queue) {
        List<AlertNotification> all = new ArrayList<>();
        for (List<AlertNotification> next = queue.take(); !next.isEmpty(); next = queue.take()) {
            all.addAll(next);
        }
        return all;
    }

    @Test
    void everythingArrivesInOrderWhileTheQueueHasRoom() {
        List<AlertNotification> posted = new ArrayList<>();
        for (int i = 0; i < 1_024; i++) {
            posted.add(change("a", i % 2 == 0));
        }
        posted.forEach(queued::post);
        assertEquals(1_024, queued.size());
        assertEquals(posted, takeAll(queued));
        assertEquals(0, coalesced.sum());
        assertFalse(queued.isReady());
    }

    @Test
    void theLastStateOfEveryAlertArrivesWhateverTheQueueHadToCoalesce() {
        for (int i = 0; i < 9_999; i++) {
            queued.post(change("a", i % 2 == 0));
        }
        queued.post(change("b", true));
        assertEquals(1_024 + 2, queued.size());
        List<AlertNotification> taken = takeAll(queued);
        assertEquals(change("a", true), taken.get(1_024));
        assertEquals(change("b", true), taken.get(1_025));
        assertEquals(10_000, taken.size() + coalesced.sum());
    }

    @Test
    void nothingOvertakesWhatIsBehindTheQueue() {
        for (int i = 0; i < 1_024; i++) {
            queued.post(change("a", i % 2 == 0));
        }
        queued.post(change("b", true));
        queued.take();
        queued.post(change("c", true));
        List<AlertNotification> taken = takeAll(queued);
        assertEquals(List.of(change("b", true), change("c", true)), taken.subList(1_023, 1_025));
    }

    @Property(tries = 100)
    void noListenerReceivesTwoBeginningsOrTwoEndsInARow(
            @ForAll @Size(max = 8) List<@IntRange(min = 1, max = 900) Integer> bursts) {
        LongAdder dropped = new LongAdder();
        NotificationQueue<AlertNotification> queue = new BoundedQueue(dropped);
        Map<String, Boolean> state = new HashMap<>();
        Map<String, Boolean> known = new HashMap<>();
        int number = 0;
        int taken = 0;
        for (int burst : bursts) {
            for (int i = 0; i < 3 * burst; i++) {
                String slo = String.valueOf((char) ('a' + number++ % 7));
                boolean firing = !state.getOrDefault(slo, false);
                state.put(slo, firing);
                queue.post(change(slo, firing));
            }
            for (AlertNotification one : takeAll(queue)) {
                taken++;
                Boolean before = known.put(one.alert().slo(), one.alert().firing());
                assertEquals(!one.alert().firing(), before != null && before, "alternates");
            }
            state.forEach((slo, firing) -> assertEquals(firing, known.getOrDefault(slo, false)));
        }
        assertEquals(number, taken + dropped.sum());
    }

    @Test
    void collectedNotificationsAreReadyWhenTheOldestHasWaitedForTheWindow() {
        collected.post(change("a", true, 1));
        collected.post(change("b", true, 20));
        collected.tick(30 * SECOND);
        assertFalse(collected.isReady());
        assertEquals(List.of(), collected.take());
        collected.tick(31 * SECOND);
        assertTrue(collected.isReady());
        assertEquals(List.of(change("a", true, 1), change("b", true, 20)), collected.take());
        assertFalse(collected.isReady());
        collected.post(change("c", true, 32));
        assertEquals(List.of(), collected.take());
    }

    @Test
    void aWindowWhoseFirstChangeCancelledOutBeginsWithTheNext() {
        collected.post(change("a", true, 1));
        collected.post(change("b", true, 20));
        collected.post(change("a", false, 21));
        collected.tick(49 * SECOND);
        assertFalse(collected.isReady());
        collected.tick(50 * SECOND);
        assertEquals(List.of(change("b", true, 20)), collected.take());
        assertEquals(2, coalesced.sum());
    }

    @Test
    void aChangeTakesThePlaceOfARepeatAndARepeatNeverThatOfAChange() {
        collected.post(repeat("a", FAST, 1));
        collected.post(repeat("b", FAST, 1));
        collected.post(change("c", true, 2));
        collected.post(change("a", false, 3));
        collected.post(repeat("c", FAST, 4));
        collected.post(repeat("b", FAST, 5));
        collected.post(repeat("d", MEDIUM, 6));
        collected.tick(60 * SECOND);
        assertEquals(4, collected.size());
        assertEquals(List.of(change("c", true, 2), change("a", false, 3)), collected.take());
        assertTrue(collected.isReady());
        assertEquals(List.of(repeat("b", FAST, 1), repeat("d", MEDIUM, 6)), collected.take());
        assertEquals(0, coalesced.sum());
    }

    @Test
    void nothingIsCollectedAtTheEnd() {
        collected.finish();
        assertFalse(collected.isReady());
        collected.post(change("a", true, 1));
        assertEquals(List.of(change("a", true, 1)), collected.take());
        collected.tick(2 * SECOND);
        collected.post(change("a", false, 2));
        assertTrue(collected.isReady());
    }
}
