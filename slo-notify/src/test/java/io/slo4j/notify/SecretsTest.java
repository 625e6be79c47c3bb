package io.slo4j.notify;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

/** No secret is shown: not by toString, nor by an error, nor in the log, though the receiver repeats it. */
class SecretsTest {
    private static final String SECRET = "S3CR3T";

    private static Receiver withSecrets(String url) {
        return Receiver.at(url + "/services/" + SECRET + "-path?key=" + SECRET + "-query")
                .header("X-Key", SECRET + "-header")
                .bearer(SECRET + "-bearer");
    }

    @Test
    void nothingShowsItself() {
        Receiver receiver = withSecrets("https://hooks.example:8443");
        assertEquals("https://hooks.example:8443", receiver.toString());
        assertEquals(
                "https://hooks.example",
                Receiver.at("https://hooks.example/a").basic("a", SECRET).toString());
        assertEquals(
                "MessageTemplate[4 fields]", MessageTemplate.pagerDuty(SECRET).toString());
        try (Service service = new Service();
                WebhookSender webhook = WebhookSender.builder(receiver).start(service.slos);
                AlertmanagerSender alertmanager = AlertmanagerSender.builder()
                        .receiver(receiver)
                        .fleet("pod-7")
                        .start(service.slos)) {
            assertEquals("WebhookSender[https://hooks.example:8443]", webhook.toString());
            assertEquals(
                    "AlertmanagerSender[fleet pod-7, receivers=[https://hooks.example:8443]]", alertmanager.toString());
            assertEquals("https://hooks.example:8443", webhook.receiver().receiver());
        }
    }

    @Test
    void noErrorShowsWhatItRefuses() {
        assertRefused(
                "bearer token must be printable ASCII, but was not (it is not shown)",
                () -> Receiver.at("http://a").bearer(SECRET + "\n"));
        assertRefused(
                "value of header \"X-Key\" must be printable ASCII, but was not (it is not shown)",
                () -> Receiver.at("http://a").header("X-Key", SECRET + "\u00fc"));
        assertRefused(
                "name of a header must be one that may be set, but was \"Host\"",
                () -> Receiver.at("http://a").header("Host", SECRET));
        assertRefused(
                "URL of a receiver must be a URL, but was not (it is not shown)",
                () -> Receiver.at("http://a b/" + SECRET));
        assertRefused(
                "URL of a receiver must be http or https, with a host and without a user, but was another (it is not"
                        + " shown)",
                () -> Receiver.at("https://me:" + SECRET + "@hooks.example/"));
        assertRefused(
                "routing key must be printable ASCII, but was not (it is not shown)",
                () -> MessageTemplate.pagerDuty(SECRET + "\t"));
        assertRefused(
                "template must be a JSON object, but was not: line 1, column 7",
                () -> MessageTemplate.json("{\"a\": " + SECRET + "}"));
    }

    private static void assertRefused(String message, org.junit.jupiter.api.function.Executable call) {
        assertEquals(message, assertThrows(IllegalArgumentException.class, call).getMessage());
    }

    @Test
    void theLogIsWithoutThemThoughTheReceiverRepeatsThem() throws Exception {
        try (Logged log = new Logged();
                StubReceiver receiver = StubReceiver.start();
                Service service = new Service();
                WebhookSender webhook =
                        WebhookSender.builder(withSecrets(receiver.url())).start(service.slos);
                AlertmanagerSender alertmanager = AlertmanagerSender.builder()
                        .receiver(Receiver.at(receiver.url()).basic("me", SECRET))
                        .single("host-1")
                        .start(service.slos)) {
            receiver.behaviour = exchange -> StubReceiver.status(
                            500,
                            exchange.getRequestURI() + " "
                                    + exchange.getRequestHeaders().entrySet())
                    .answer(exchange);
            service.failing();
            receiver.next();
            receiver.next();
            Await.until(
                    "two failures",
                    java.time.Duration.ofSeconds(10),
                    () -> webhook.receiver().failed() > 0
                            && alertmanager.receivers().get(0).failed() > 0);
            String all = String.join("\n", log.all) + webhook.receiver() + alertmanager.receivers();
            assertTrue(all.contains("must take alerts, but answered 500: "), all);
            assertFalse(all.contains(SECRET), all);
            assertFalse(all.contains("bWU6UzNDUjNU"), all);
        }
    }
}
