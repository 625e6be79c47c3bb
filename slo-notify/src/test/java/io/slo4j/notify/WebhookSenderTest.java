package io.slo4j.notify;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.grack.nanojson.JsonObject;
import com.grack.nanojson.JsonParser;
import io.slo4j.alert.AlertMatcher;
import io.slo4j.alert.Severity;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What a webhook is sent, and what happens where it does not take it. */
class WebhookSenderTest {
    private final StubReceiver receiver = StubReceiver.start();
    private final Service service = new Service();

    WebhookSenderTest() throws IOException {}

    @AfterEach
    void end() {
        service.close();
        receiver.close();
    }

    private WebhookSenderBuilder sender() {
        return WebhookSender.builder(Receiver.at(receiver.url() + "/hook")).instance("host-1");
    }

    private JsonObject next() throws Exception {
        return JsonParser.object().from(receiver.next().body());
    }

    /* Lets the registry's time pass until so many requests have come. */
    private void awaitRequests(int count) {
        Await.until(count + " requests", Duration.ofSeconds(20), () -> {
            service.seconds(1);
            return receiver.all.size() >= count;
        });
    }

    @Test
    void aChangeIsOneFlatMessage() throws Exception {
        try (WebhookSender sender = sender().start(service.slos)) {
            service.failing();
            StubReceiver.Request request = receiver.next();
            assertEquals("/hook", request.path());
            assertEquals(
                    "{\"id\":\"3766b3f5-4527-3cc7-83b3-e9adeedaae7c\",\"sequence\":1,\"firing\":true,\"test\":false,\"severity\":\"page\",\"slo\":\"checkout\",\"rule\":\"14.4x"
                            + " 1h/5m\",\"objective\":\"99%\",\"summary\":\"PAGE checkout: 14.8% of events were bad in the"
                            + " last 1h. That burns the error budget 14.8x as fast as the objective of 99% allows (100x in"
                            + " the last 5m; the limit is 14.4x). 97.9% of the budget of 30d is left and lasts 2d at"
                            + " 14.8x. Rule: 14.4x 1h/5m.\",\"figures\":\"1h 14.8x (limit 14.4x), 5m 100x (limit 14.4x)\",\"causes\":\"\","
                            + "\"runbook\":\"\",\"dashboard\":\"\",\"labels\":\"team=shop\",\"instance\":\"host-1\","
                            + "\"at\":\"2026-03-01T01:09:00Z\",\"firedAt\":\"2026-03-01T01:09:00Z\"}",
                    request.body());
            assertEquals(1, sender.receiver().accepted());

            service.well();
            JsonObject over = next();
            assertEquals("3766b3f5-4527-3cc7-83b3-e9adeedaae7c", over.getString("id"));
            assertEquals(false, over.getBoolean("firing"));
            assertTrue(over.getLong("sequence") > 1, over::toString);
            assertTrue(over.getString("summary").startsWith("RESOLVED checkout: "), over::toString);
        }
    }

    @Test
    void whatFailsIsSentAgainAsItWas() {
        receiver.behaviour = exchange ->
                StubReceiver.status(receiver.all.size() < 3 ? 500 : 200, "").answer(exchange);
        try (WebhookSender sender = sender().start(service.slos)) {
            service.failing();
            awaitRequests(3);
            List<String> sent = receiver.all.stream()
                    .map(StubReceiver.Request::body)
                    .distinct()
                    .toList();
            assertEquals(1, sent.size(), sent::toString);
            assertEquals(2, sender.receiver().failed());
            assertApart(900, 0, 1);
            assertApart(1_900, 1, 2);
            Await.until(
                    "that it is taken",
                    Duration.ofSeconds(5),
                    () -> sender.receiver().accepted() == 1);
            assertNull(sender.receiver().problem());
        }
    }

    @Test
    void aReceiverThatAsksToBeLeftAloneIsLeftAlone() {
        receiver.behaviour = exchange -> StubReceiver.status(receiver.all.size() < 2 ? 429 : 200, "Retry-After", "3")
                .answer(exchange);
        try (WebhookSender sender = sender().start(service.slos)) {
            service.failing();
            awaitRequests(2);
            assertApart(2_900, 0, 1);
            assertEquals(1, sender.receiver().failed());
        }
    }

    private void assertApart(int atLeastMillis, int one, int other) {
        long millis = (receiver.all.get(other).nanos() - receiver.all.get(one).nanos()) / 1_000_000;
        assertTrue(millis >= atLeastMillis, () -> "apart were " + millis + " ms");
    }

    @Test
    void aMessageThatIsRefusedIsNotSentAgainAndTheNextOneIs() throws Exception {
        receiver.behaviour = StubReceiver.status(400, "unknown field");
        try (WebhookSender sender = sender().start(service.slos)) {
            service.failing();
            next();
            assertEquals("answered 400: unknown field", sender.receiver().problem());
            service.seconds(10);
            assertEquals(1, receiver.all.size());
            receiver.behaviour = StubReceiver.status(200, "");
            service.well();
            assertEquals(false, next().getBoolean("firing"));
            assertEquals(new ReceiverStatus(receiver.url(), 1, 1, 0, null), sender.receiver());
        }
    }

    @Test
    void ofAnAlertThatIsOverBeforeTheReceiverIsBackTheEndIsSent() throws Exception {
        receiver.behaviour = StubReceiver.status(503, "");
        try (WebhookSender sender = sender().start(service.slos)) {
            service.failing();
            next();
            service.well();
            receiver.behaviour = StubReceiver.status(200, "");
            awaitRequests(2);
            assertEquals(false, next().getBoolean("firing"));
            assertEquals(1, sender.receiver().accepted());
        }
    }

    @Test
    void whatGoesOnIsSentAgainWhereThatIsWanted() throws Exception {
        try (WebhookSender sender = sender().repeatEvery(Duration.ofSeconds(30)).start(service.slos)) {
            service.failing();
            JsonObject first = next();
            service.seconds(30);
            JsonObject second = next();
            assertEquals(first.getString("id"), second.getString("id"));
            assertTrue(second.getLong("sequence") > first.getLong("sequence"), second::toString);
            assertEquals(2, sender.receiver().accepted());
        }
    }

    @Test
    void onlyTheAlertsThatAreWantedAreSent() throws Exception {
        try (WebhookSender sender = sender().matcher(AlertMatcher.any().withSeverity(Severity.TICKET))
                .start(service.slos)) {
            service.failing();
            assertEquals(List.of(), receiver.all);
            assertEquals(0, sender.receiver().accepted());
        }
    }

    @Test
    void whatIsWrongIsSaidOnceAndByNobodyElse() {
        receiver.behaviour = StubReceiver.status(500, "out of order");
        try (Logged log = new Logged();
                WebhookSender sender = sender().start(service.slos)) {
            service.failing();
            awaitRequests(2);
            Await.until(
                    "two failures",
                    Duration.ofSeconds(10),
                    () -> sender.receiver().failed() == 2);
            assertEquals(
                    List.of(receiver.url()
                            + " must take alerts, but answered 500: out of order (said once, until it takes"
                            + " them again; they are sent again and again)"),
                    log.all);
        }
    }

    @Test
    void aSenderThatIsClosedWhileItSendsHasNoProblem() throws Exception {
        receiver.behaviour = receiver::hang;
        try (Logged log = new Logged()) {
            WebhookSender sender = sender().start(service.slos);
            CompletableFuture<Void> failing = CompletableFuture.runAsync(service::failing);
            receiver.next();
            sender.close();
            failing.get(30, TimeUnit.SECONDS);
            assertEquals(List.of(), log.all);
            assertEquals(new ReceiverStatus(receiver.url(), 0, 0, 0, null), sender.receiver());
        }
    }
}
