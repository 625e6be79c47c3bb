package io.slo4j.notify;

import static org.junit.jupiter.api.Assumptions.abort;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Alertmanager itself, of the Debian package prometheus-alertmanager, on loopback. Tests that need it are skipped where it is missing,
 * except in CI.
 */
final class AlertmanagerProcess implements AutoCloseable {
    private final Path folder;
    private final int port;
    private final HttpClient client =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();
    private @Nullable Process process;

    /**
     * @param folder where it keeps what it knows
     * @param webhook where it sends notifications
     * @param groups its times: {@code group_wait: 1s} and so on, each on a line with two spaces before it
     */
    AlertmanagerProcess(Path folder, String webhook, String groups) throws IOException {
        this.folder = folder;
        this.port = freePort();
        Files.writeString(folder.resolve("alertmanager.yml"), """
            route:
              receiver: stub
              group_by: [slo, severity]
            %s
            receivers:
              - name: stub
                webhook_configs:
                  - url: %s
                    send_resolved: true
            inhibit_rules:
              - source_matchers: [severity = page]
                target_matchers: [severity = ticket]
                equal: [slo]
            """.formatted(groups.stripTrailing(), webhook));
    }

    private static int freePort() throws IOException {
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return free.getLocalPort();
        }
    }

    AlertmanagerProcess start() throws IOException {
        try {
            process = new ProcessBuilder(
                            "prometheus-alertmanager",
                            "--config.file=alertmanager.yml",
                            "--storage.path=data",
                            "--web.listen-address=127.0.0.1:" + port,
                            "--cluster.listen-address=",
                            "--log.level=warn")
                    .directory(folder.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(
                            folder.resolve("said").toFile()))
                    .start();
        } catch (IOException absent) {
            if ("true".equals(System.getenv("CI"))) {
                throw absent;
            }
            return abort("prometheus-alertmanager (a Debian package) is not on the PATH: " + absent.getMessage());
        }
        Await.until(this::said, Duration.ofSeconds(20), () -> get("/-/ready").equals("OK"));
        return this;
    }

    /* What it has said, for the message of a failure. */
    private String said() {
        try {
            return "that Alertmanager is ready, which said \"" + Files.readString(folder.resolve("said")) + "\",";
        } catch (IOException unreadable) {
            return "that Alertmanager is ready";
        }
    }

    String url() {
        return "http://127.0.0.1:" + port;
    }

    /** What it answers; empty if it does not. */
    String get(String path) {
        HttpRequest request = HttpRequest.newBuilder(URI.create(url() + path))
                .timeout(Duration.ofSeconds(2))
                .build();
        try {
            return client.send(request, HttpResponse.BodyHandlers.ofString())
                    .body()
                    .strip();
        } catch (IOException notYet) {
            return "";
        } catch (InterruptedException interrupted) {
            throw new AssertionError(interrupted);
        }
    }

    /** The alerts that fire, as its API shows them. */
    String active() {
        return get("/api/v2/alerts?active=true");
    }

    /** Ends it in the middle of what it does. */
    void kill() {
        Process running = process;
        if (running != null) {
            running.destroyForcibly();
            try {
                running.waitFor(10, TimeUnit.SECONDS);
            } catch (InterruptedException interrupted) {
                throw new AssertionError(interrupted);
            }
        }
    }

    @Override
    public void close() {
        kill();
    }
}
