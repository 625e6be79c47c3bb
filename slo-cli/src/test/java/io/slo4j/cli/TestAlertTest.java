package io.slo4j.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code slo test-alert}. */
class TestAlertTest {
    private final List<String> received = new CopyOnWriteArrayList<>();
    private final List<String> tokens = new CopyOnWriteArrayList<>();

    private @TempDir Path folder;
    private HttpServer server;
    private String url;

    @BeforeEach
    void listen() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            received.add(exchange.getRequestURI() + " "
                    + new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            tokens.add(String.valueOf(exchange.getRequestHeaders().getFirst("Authorization")));
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        });
        server.start();
        url = "http://127.0.0.1:" + server.getAddress().getPort();
    }

    @AfterEach
    void end() {
        server.stop(0);
    }

    @Test
    void alertmanagerTakesTheBeginningAndTheEndOfAMarkedAlert() throws IOException {
        String file = Files.writeString(folder.resolve("slos.yaml"), """
                        version: slo4j/v1
                        slos:
                          checkout:
                            objective: 99.9%
                            labels: {team: shop}
                        """).toString();
        CommandRun run = CommandRun.of(
                "test-alert", "--slo", "checkout", "--file", file, "--lasting", "1s", "--label", "cluster=eu", url);

        assertEquals("", run.err());
        assertEquals(0, run.code(), run.out());
        assertTrue(run.out().endsWith(" of checkout is being sent\n" + url + " has taken it\n"), run.out());
        assertEquals(2, received.size(), received.toString());
        for (String request : received) {
            assertTrue(request.startsWith("/api/v2/alerts [{\"labels\":"), request);
            for (String part :
                    List.of("\"test\":\"true\"", "\"slo\":\"checkout\"", "\"cluster\":\"eu\"", "\"team\":\"shop\"")) {
                assertTrue(request.contains(part), request);
            }
        }
    }

    @Test
    void aWebhookGetsTheFlatMessageAndTheToken() throws IOException {
        String token = Files.writeString(folder.resolve("token"), "secret\n").toString();
        CommandRun run = CommandRun.of(
                "test-alert", "--slo", "a", "--to", "webhook", "--token-file", token, "--lasting", "1s", url);

        assertEquals(0, run.code(), run.out() + run.err());
        assertEquals(2, received.size(), received.toString());
        assertTrue(
                received.get(0).contains("\"test\":true") && received.get(0).contains("\"firing\":true"),
                received.get(0));
        assertTrue(received.get(1).contains("\"firing\":false"), received.get(1));
        assertEquals(List.of("Bearer secret", "Bearer secret"), tokens);
    }

    @Test
    void anAlertOfEachSeverityIsSent() {
        for (String to : List.of("alertmanager", "webhook")) {
            for (String severity : List.of("page", "ticket", "info")) {
                received.clear();
                CommandRun run = CommandRun.of(
                        "test-alert", "--slo", "a", "--severity", severity, "--to", to, "--lasting", "1s", url);

                assertEquals(0, run.code(), run.out() + run.err());
                assertEquals(2, received.size(), received.toString());
                assertTrue(received.get(0).contains("\"severity\":\"" + severity + '"'), received.get(0));
            }
        }
    }

    @Test
    void aReceiverThatIsNotThereIsOne() throws IOException {
        int free;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            free = socket.getLocalPort();
        }
        CommandRun run = CommandRun.of("test-alert", "--slo", "a", "--lasting", "1s", "http://127.0.0.1:" + free, url);

        assertEquals(1, run.code());
        assertTrue(run.out().contains("http://127.0.0.1:" + free + " has not taken it: "), run.out());
        assertTrue(run.out().contains(url + " has taken it\n"), run.out());
    }

    @Test
    void wrongArgumentsAreTwo() {
        assertRefused("Missing required option: '--slo=NAME'", "test-alert", url);
        assertRefused(
                "--token-file must name the file of the routing key, but was missing",
                "test-alert",
                "--slo",
                "a",
                "--to",
                "pagerduty",
                url);
        assertRefused("URL of a receiver must be http or https, ", "test-alert", "--slo", "a", "ftp://x");
    }

    private static void assertRefused(String message, String... arguments) {
        CommandRun run = CommandRun.of(arguments);
        assertEquals(2, run.code(), run.out());
        assertTrue(run.err().startsWith("test-alert: " + message), run.err());
    }
}
