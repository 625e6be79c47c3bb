package io.slo4j.examples.fleet;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Prometheus or Alertmanager in a process of its own, on a free port of loopback. Ended with this process at the latest. */
final class Tool implements AutoCloseable {
    private static final int PATIENCE_SECONDS = 30;

    private final HttpClient client =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();
    private final String url;
    private final Process process;
    private final Thread ending;

    private Tool(String url, Process process) {
        this.url = url;
        this.process = process;
        this.ending = new Thread(process::destroyForcibly, "end of a tool");
        Runtime.getRuntime().addShutdownHook(ending);
    }

    static int freePort() throws IOException {
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return free.getLocalPort();
        }
    }

    /** Starts a program, and waits until it is ready. */
    static Tool start(Path folder, int port, String program, String... arguments)
            throws IOException, InterruptedException {
        Path said = folder.resolve(program + ".log");
        List<String> command = new ArrayList<>(List.of(program));
        command.addAll(List.of(arguments));
        Process process;
        try {
            process = new ProcessBuilder(command)
                    .directory(folder.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(said.toFile())
                    .start();
        } catch (IOException absent) {
            throw new ToolMissing(program + ", a Debian package, must be on the PATH: " + absent.getMessage());
        }
        Tool tool = new Tool("http://127.0.0.1:" + port, process);
        for (int tenth = 0; tenth < 10 * PATIENCE_SECONDS && process.isAlive(); tenth++) {
            if (!tool.get("/-/ready").isEmpty()) {
                return tool;
            }
            TimeUnit.MILLISECONDS.sleep(100);
        }
        tool.close();
        throw new ToolMissing(
                program + " must be ready within " + PATIENCE_SECONDS + " s, but said: " + Files.readString(said));
    }

    String url() {
        return url;
    }

    /** What it answers; empty if it does not, or refuses. */
    String get(String path) throws InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(url + path))
                .timeout(Duration.ofSeconds(2))
                .build();
        try {
            var response = client.send(request, BodyHandlers.ofString());
            return response.statusCode() == 200 ? response.body() : "";
        } catch (IOException notYet) {
            return "";
        }
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(10, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException interrupted) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
        try {
            Runtime.getRuntime().removeShutdownHook(ending);
        } catch (IllegalStateException endingAlready) {
            process.destroyForcibly();
        }
    }
}
