package io.slo4j.benchmarks.spring;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * How long a request takes with and without the starter, on loopback, at a rate that one core serves easily: two services in one
 * process, which take turns. Arguments: the number of turns of each (10), requests a turn (2,000), and requests a second (500).
 */
public final class HandlerReport {
    private static final HttpClient CLIENT =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private HandlerReport() {}

    private record Turn(double p50, double p99) {}

    /** Prints the medians over all turns, and the interval that holds them with 95 %. */
    public static void main(String[] arguments) throws Exception {
        int turns = argument(arguments, 0, 10);
        int requests = argument(arguments, 1, 2_000);
        int rate = argument(arguments, 2, 500);
        try (ConfigurableApplicationContext with = start(Service.WITH);
                ConfigurableApplicationContext without = start(Service.WITHOUT)) {
            for (int warm = 0; warm < 3; warm++) {
                turn(with, requests, rate);
                turn(without, requests, rate);
            }
            List<Turn> counted = new ArrayList<>();
            List<Turn> plain = new ArrayList<>();
            for (int i = 0; i < turns; i++) {
                boolean first = i % 2 == 0;
                (first ? counted : plain).add(turn(first ? with : without, requests, rate));
                (first ? plain : counted).add(turn(first ? without : with, requests, rate));
            }
            print(
                    "p50",
                    counted.stream().map(Turn::p50).toList(),
                    plain.stream().map(Turn::p50).toList());
            print(
                    "p99",
                    counted.stream().map(Turn::p99).toList(),
                    plain.stream().map(Turn::p99).toList());
        }
    }

    private static int argument(String[] arguments, int index, int otherwise) {
        return arguments.length > index ? Integer.parseInt(arguments[index]) : otherwise;
    }

    private static ConfigurableApplicationContext start(String[] properties) {
        return SpringApplication.run(
                Service.class,
                Stream.concat(Arrays.stream(properties), Stream.of("--server.port=0", "--spring.main.banner-mode=off"))
                        .toArray(String[]::new));
    }

    /* At most one request is under way: what is compared is what a request takes, not a queue. */
    private static Turn turn(ConfigurableApplicationContext service, int requests, int rate) throws Exception {
        String port = service.getEnvironment().getRequiredProperty("local.server.port");
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/checkout"))
                .build();
        double[] micros = new double[requests];
        long begin = System.nanoTime();
        for (int i = 0; i < requests; i++) {
            long due = begin + i * 1_000_000_000L / rate;
            for (long left = due - System.nanoTime(); left > 0; left = due - System.nanoTime()) {
                LockSupport.parkNanos(left);
            }
            long sent = System.nanoTime();
            if (CLIENT.send(request, BodyHandlers.ofString()).statusCode() != 200) {
                throw new IllegalStateException("the handler must answer");
            }
            micros[i] = (System.nanoTime() - sent) / 1e3;
        }
        Arrays.sort(micros);
        return new Turn(micros[requests / 2], micros[requests * 99 / 100]);
    }

    private static void print(String what, List<Double> with, List<Double> without) {
        List<Double> ratios = new ArrayList<>();
        for (int i = 0; i < with.size(); i++) {
            ratios.add(with.get(i) / without.get(i));
        }
        System.out.printf(
                "%s: with %.0f us, without %.0f us, ratio of pairs %.3f (%.3f to %.3f)%n",
                what,
                Medians.of(with),
                Medians.of(without),
                Medians.of(ratios),
                Medians.low(ratios),
                Medians.high(ratios));
    }
}
