package io.slo4j.benchmarks.spring;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How much longer a service takes to start with the starter, as Spring Boot itself says it. Both take turns, each in a process of its
 * own. Argument: the number of starts of each (20).
 */
public final class StartReport {
    private static final Pattern STARTED = Pattern.compile("Started Service in ([0-9.]+) seconds");

    private StartReport() {}

    /** Prints the medians of the starts, and that of the differences of pairs with the interval that holds it with 95 %. */
    public static void main(String[] arguments) throws Exception {
        int starts = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 20;
        List<Double> with = new ArrayList<>();
        List<Double> without = new ArrayList<>();
        List<Double> more = new ArrayList<>();
        start(Service.WITH);
        start(Service.WITHOUT);
        for (int i = 0; i < starts; i++) {
            boolean first = i % 2 == 0;
            double one = start(first ? Service.WITH : Service.WITHOUT);
            double other = start(first ? Service.WITHOUT : Service.WITH);
            with.add(first ? one : other);
            without.add(first ? other : one);
            more.add(with.get(i) - without.get(i));
        }
        System.out.printf(
                "start: with %.0f ms, without %.0f ms, difference of pairs %.0f ms (%.0f to %.0f)%n",
                Medians.of(with), Medians.of(without), Medians.of(more), Medians.low(more), Medians.high(more));
    }

    private static double start(String[] properties) throws Exception {
        String java =
                Path.of(System.getProperty("java.home", ""), "bin", "java").toString();
        List<String> command = new ArrayList<>(List.of(
                java,
                "-XX:TieredStopAtLevel=1",
                "-Donce=true",
                "-cp",
                Objects.requireNonNull(System.getProperty("java.class.path")),
                Service.class.getName(),
                "--server.port=0"));
        command.addAll(Arrays.asList(properties));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        try (var out = process.inputReader()) {
            String said = String.join("\n", out.lines().toList());
            Matcher started = STARTED.matcher(said);
            if (!process.waitFor(60, TimeUnit.SECONDS) || !started.find()) {
                throw new IllegalStateException("the service must start and end, but said:\n" + said);
            }
            return Double.parseDouble(started.group(1)) * 1e3;
        } finally {
            process.destroyForcibly();
        }
    }
}
