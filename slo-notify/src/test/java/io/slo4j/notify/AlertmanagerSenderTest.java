package io.slo4j.notify;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.grack.nanojson.JsonArray;
import com.grack.nanojson.JsonObject;
import com.grack.nanojson.JsonParser;
import io.slo4j.Slo;
import io.slo4j.alert.AlertMatcher;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What an Alertmanager is sent. */
class AlertmanagerSenderTest {
    private final StubReceiver receiver = StubReceiver.start();
    private final Service service = new Service();

    AlertmanagerSenderTest() throws IOException {}

    @AfterEach
    void end() {
        service.close();
        receiver.close();
    }

    private AlertmanagerSenderBuilder sender() {
        return AlertmanagerSender.builder().receiver(Receiver.at(receiver.url() + "/prefix/"));
    }

    private JsonObject next() throws Exception {
        JsonArray alerts = JsonParser.array().from(receiver.next().body());
        assertEquals(1, alerts.size());
        return alerts.getObject(0);
    }

    private static void awaitAccepted(int count, AlertmanagerSender sender, int receiver) {
        Await.until(
                count + " accepted",
                Duration.ofSeconds(10),
                () -> sender.receivers().get(receiver).accepted() == count);
    }

    @Test
    void aReplicaOfAFleetSaysWhatEveryReplicaSaysAndItsNameAside() throws Exception {
        try (AlertmanagerSender sender =
                sender().label("cluster", "eu").fleet("pod-7").start(service.slos)) {
            Instant before = Instant.now();
            service.failing();

            StubReceiver.Request request = receiver.next();
            assertEquals("/prefix/api/v2/alerts", request.path());
            JsonObject alert = JsonParser.array().from(request.body()).getObject(0);
            assertEquals(
                    Map.of(
                            "alertname", "checkout",
                            "slo", "checkout",
                            "severity", "page",
                            "cluster", "eu",
                            "team", "shop"),
                    alert.getObject("labels"));
            assertEquals("2026-03-01T01:09:00Z", alert.getString("startsAt"));
            Duration life = Duration.between(before, Instant.parse(alert.getString("endsAt")));
            assertTrue(
                    life.toMillis() >= 179_999 && life.toMillis() < 200_000,
                    () -> "endsAt is three re-sends ahead: " + life);
            JsonObject annotations = alert.getObject("annotations");
            assertEquals("pod-7", annotations.getString("instance"));
            assertEquals("14.4x 1h/5m", annotations.getString("rule"));
            assertEquals("99%", annotations.getString("objective"));
            assertTrue(
                    annotations
                            .getString("summary")
                            .startsWith("PAGE checkout: 14.8% of events were bad in the last 1h."),
                    annotations::toString);
            awaitAccepted(1, sender, 0);
        }
    }

    @Test
    void aReplicaOfAFleetNeverSaysThatAnAlertIsOver() throws Exception {
        AlertmanagerSender sender = sender().fleet("pod-7").start(service.slos);
        service.failing();
        next();
        service.well();
        sender.close();
        assertNull(receiver.nextWithin(0));
    }

    @Test
    void aSingleProcessIsALabelAndSaysThatAnAlertIsOver() throws Exception {
        try (AlertmanagerSender sender = sender().single("host-1").start(service.slos)) {
            service.failing();
            JsonObject firing = next();
            assertEquals("host-1", firing.getObject("labels").getString("instance"));
            service.well();
            JsonObject over = next();
            assertEquals(firing.getObject("labels"), over.getObject("labels"));
            assertEquals(firing.getString("startsAt"), over.getString("startsAt"));
            assertTrue(!Instant.parse(over.getString("endsAt")).isAfter(Instant.now()), over::toString);
            awaitAccepted(2, sender, 0);
        }
    }

    @Test
    void whatFiresIsSaidAgainAndLastsThreeIntervalsFromThenOn() throws Exception {
        try (AlertmanagerSender sender =
                sender().fleet("pod-7").resendEvery(Duration.ofSeconds(1)).start(service.slos)) {
            service.failing();
            JsonObject first = next();
            JsonObject second = next();
            assertEquals(first.getString("startsAt"), second.getString("startsAt"));
            Duration later = Duration.between(
                    Instant.parse(first.getString("endsAt")), Instant.parse(second.getString("endsAt")));
            assertTrue(later.toMillis() >= 900 && later.toMillis() < 8_000, later::toString);
            assertEquals(
                    List.of(),
                    sender.receivers().stream()
                            .filter(one -> one.problem() != null)
                            .toList());
        }
    }

    @Test
    void aDeadReceiverDelaysNoOther() throws Exception {
        try (StubReceiver dead = StubReceiver.start();
                AlertmanagerSender sender = AlertmanagerSender.builder()
                        .receiver(Receiver.at(dead.url()))
                        .receiver(Receiver.at(receiver.url()))
                        .fleet("pod-7")
                        .start(service.slos)) {
            dead.behaviour = dead::hang;
            service.failing();
            next();
            awaitAccepted(1, sender, 1);
            assertEquals(0, sender.receivers().get(0).accepted());
        }
    }

    @Test
    void aReceiverThatReturnsIsToldOfWhatFires() throws Exception {
        int port = receiver.port();
        receiver.close();
        try (AlertmanagerSender sender = AlertmanagerSender.builder()
                .receiver(Receiver.at("http://localhost:" + port))
                .fleet("pod-7")
                .start(service.slos)) {
            service.failing();
            Await.until(
                    "a failed request",
                    Duration.ofSeconds(10),
                    () -> sender.receivers().get(0).failed() > 0);
            assertEquals("java.net.ConnectException", sender.receivers().get(0).problem());
            try (StubReceiver returned = StubReceiver.startAt(port)) {
                assertTrue(returned.next().body().contains("\"slo\":\"checkout\""));
            }
        }
    }

    @Test
    void anAlertThatIsRefusedDoesNotTakeOthersWithIt() throws Exception {
        Slo other = Slo.builder("search").objective("99%").register(service.slos);
        receiver.behaviour = exchange -> {
            String last = receiver.all.get(receiver.all.size() - 1).body();
            StubReceiver.status(last.contains("search") ? 400 : 200, "no search here")
                    .answer(exchange);
        };
        try (AlertmanagerSender sender = sender().fleet("pod-7").start(service.slos)) {
            for (int i = 0; i < 10; i++) {
                other.bad(100);
                service.minutes(1, false);
            }
            Await.until(
                    "both answers",
                    Duration.ofSeconds(10),
                    () -> sender.receivers().get(0).accepted() > 0
                            && sender.receivers().get(0).refused() > 0);
            assertEquals(0, sender.receivers().get(0).failed());
        }
    }

    @Test
    void onlyTheAlertsThatAreWantedAreSent() throws Exception {
        AlertmanagerSender sender =
                sender().fleet("pod-7").matcher(AlertMatcher.ofSlo("search")).start(service.slos);
        service.failing();
        sender.close();
        assertNull(receiver.nextWithin(0));
    }

    @Test
    void closingEndsThoughAReceiverHangs() {
        receiver.behaviour = receiver::hang;
        AlertmanagerSender sender = sender().fleet("pod-7").start(service.slos);
        service.failing();
        Await.until("a request", Duration.ofSeconds(10), () -> !receiver.all.isEmpty());
        long beganNanos = System.nanoTime();
        sender.close();
        sender.close();
        long millis = (System.nanoTime() - beganNanos) / 1_000_000;
        assertTrue(millis >= 4_900 && millis < 9_000, () -> "closing took " + millis + " ms");
        Await.until(
                "the end of the threads",
                Duration.ofSeconds(15),
                () -> threads().isEmpty());
    }

    private static List<Thread> threads() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().startsWith("slo4j-notify"))
                .toList();
    }

    @Test
    void itsThreadsAreDaemonsWithoutAContextClassLoader() throws Exception {
        Thread.currentThread().setContextClassLoader(new ClassLoader() {});
        Set<Thread> before = Thread.getAllStackTraces().keySet();
        try (AlertmanagerSender sender = sender().fleet("pod-7").start(service.slos)) {
            service.failing();
            next();
            List<Thread> made = Thread.getAllStackTraces().keySet().stream()
                    .filter(thread ->
                            !before.contains(thread) && thread.getName().matches("slo4j-notify.*|HttpClient.*"))
                    .toList();
            assertEquals(
                    List.of(),
                    made.stream().filter(thread -> !thread.isDaemon()).toList());
            assertEquals(
                    List.of(),
                    made.stream()
                            .filter(thread -> thread.getContextClassLoader()
                                    == Thread.currentThread().getContextClassLoader())
                            .toList());
            assertTrue(made.size() >= 2, made::toString);
            assertNotEquals(List.of(), sender.receivers());
        } finally {
            Thread.currentThread().setContextClassLoader(AlertmanagerSenderTest.class.getClassLoader());
        }
    }

    @Test
    void aSenderNeedsAReceiverAndAMode() {
        String message = "a receiver, and fleet or single, must be set before a sender is started";
        assertEquals(
                message,
                assertThrows(IllegalStateException.class, () -> sender().start(service.slos))
                        .getMessage());
        assertEquals(
                message,
                assertThrows(
                                IllegalStateException.class,
                                () -> AlertmanagerSender.builder()
                                        .fleet("pod-7")
                                        .start(service.slos))
                        .getMessage());
    }

    @Test
    void whatIsSetWronglyIsRefused() {
        assertRefused(
                "name of a label must be letters, digits and underscores, and none that the sender sets, but was"
                        + " \"slo\"",
                () -> sender().label("slo", "x"));
        assertRefused(
                "name of a label must be letters, digits and underscores, and none that the sender sets, but was"
                        + " \"a-b\"",
                () -> sender().label("a-b", "x"));
        assertRefused(
                "re-send interval must be PT1S to PT1H, but was PT0.5S",
                () -> sender().resendEvery(Duration.ofMillis(500)));
        assertRefused("name of the instance must not be blank, but was \" \"", () -> sender().fleet(" "));
    }

    private static void assertRefused(String message, org.junit.jupiter.api.function.Executable call) {
        assertEquals(message, assertThrows(IllegalArgumentException.class, call).getMessage());
    }
}
