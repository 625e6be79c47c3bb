package io.slo4j.examples.spring;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The packaged jar in a process of its own, on a free port, and a client. Every wait ends. */
final class RunningShop implements AutoCloseable {
    private static final Pattern PORT = Pattern.compile("Tomcat started on port (\\d+)");
    private static final JsonMapper JSON = new JsonMapper();

    private final Process process;
    private final Path said;
    private final URI address;
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private RunningShop(Path folder, List<String> options, List<String> arguments) throws Exception {
        String java =
                Path.of(System.getProperty("java.home", ""), "bin", "java").toString();
        List<String> command = new ArrayList<>(List.of(java, "-XX:TieredStopAtLevel=1", "-Xshare:auto"));
        command.addAll(options);
        command.addAll(List.of("-jar", Objects.requireNonNull(System.getProperty("service.jar"))));
        command.addAll(List.of("--server.port=0", "--slo.store=" + folder.resolve("slo")));
        command.addAll(arguments);
        said = Files.createTempFile(folder, "said", ".txt");
        process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(said.toFile())
                .start();
        address = URI.create("http://localhost:" + port());
    }

    static RunningShop start(Path folder, List<String> options, String... arguments) throws Exception {
        return new RunningShop(folder, options, List.of(arguments));
    }

    private String port() throws Exception {
        try {
            await("the shop must listen", () -> PORT.matcher(said()).find());
            Matcher found = PORT.matcher(said());
            return found.find() ? found.group(1) : fail("the shop must listen");
        } catch (Throwable never) {
            process.destroyForcibly();
            throw never;
        }
    }

    String said() throws IOException {
        return Files.readString(said);
    }

    /** Waits for at most a minute, and no longer than the process lives. */
    void await(String what, Callable<Boolean> condition) throws Exception {
        long end = System.nanoTime() + 60_000_000_000L;
        while (!condition.call()) {
            if (process.waitFor(20, TimeUnit.MILLISECONDS) || System.nanoTime() > end) {
                fail(what + ", but the shop said:\n" + said());
            }
        }
    }

    /** Sends a request without a body. */
    HttpResponse<String> send(String method, String path) throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder().method(method, BodyPublishers.noBody()), path);
    }

    HttpResponse<String> post(String path, String json) throws IOException, InterruptedException {
        return send(
                HttpRequest.newBuilder()
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString(json)),
                path);
    }

    private HttpResponse<String> send(HttpRequest.Builder request, String path)
            throws IOException, InterruptedException {
        HttpRequest whole = request.uri(address.resolve(path))
                .timeout(Duration.ofSeconds(20))
                .build();
        return client.send(whole, BodyHandlers.ofString());
    }

    String get(String path) throws IOException, InterruptedException {
        return send("GET", path).body();
    }

    JsonNode json(String path) throws IOException, InterruptedException {
        return JSON.readTree(get(path));
    }

    /** The good and the bad events of an SLO. */
    String counted(String slo) throws IOException, InterruptedException {
        JsonNode status = json("/actuator/slo/" + slo);
        return status.get("good") + " good, " + status.get("bad") + " bad";
    }

    /** What is left of the budget of an SLO, and since when it has been observed. */
    Budget budget(String slo) throws IOException, InterruptedException {
        JsonNode status = json("/actuator/slo/" + slo);
        return new Budget(
                status.get("budget").get("remaining").asDouble(),
                status.get("observedSince").asString());
    }

    /**
     * An error budget at some instant.
     *
     * @param remaining 1 if nothing has been consumed
     * @param observedSince when the observation began
     */
    record Budget(double remaining, String observedSince) {}

    boolean fires(String slo) throws IOException, InterruptedException {
        for (JsonNode alert : json("/actuator/slo/" + slo).get("alerts")) {
            if (alert.get("state").asString().equals("firing")) {
                return true;
            }
        }
        return false;
    }

    /** SIGTERM. */
    void terminate() throws InterruptedException {
        process.destroy();
        assertTrue(process.waitFor(30, TimeUnit.SECONDS), "it must end after SIGTERM");
    }

    /** SIGKILL. */
    void kill() throws InterruptedException {
        process.destroyForcibly();
        assertTrue(process.waitFor(30, TimeUnit.SECONDS), "it must end after SIGKILL");
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
