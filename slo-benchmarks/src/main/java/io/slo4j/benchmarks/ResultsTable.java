package io.slo4j.benchmarks;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * Makes the Markdown tables of a directory of results: for every run {@code NAME.machine.txt}, which says where it ran,
 * the {@code NAME.*.json} that JMH wrote there.
 */
final class ResultsTable {
    private static final String MACHINE = ".machine.txt";
    private static final String INTRODUCTION = """
            # Results

            Made from the JSON beside it by `slo-benchmarks/run.sh`. Ratios are those of the medians of all iterations;
            a time is the median, with the fastest and the slowest iteration.
            """;

    private ResultsTable() {}

    /** Prints the tables of the directory given as the only argument. */
    public static void main(String[] args) throws IOException {
        System.out.print(markdown(Path.of(args[0])));
    }

    static String markdown(Path directory) throws IOException {
        StringBuilder page = new StringBuilder(INTRODUCTION);
        for (Path machine : files(directory, "", MACHINE)) {
            String run = fileName(machine).replace(MACHINE, "");
            List<Measured> measured = new ArrayList<>();
            for (Path json : files(directory, run + ".", ".json")) {
                new ObjectMapper().readTree(json.toFile()).forEach(result -> measured.addAll(read(result)));
            }
            page.append("\n## ").append(run).append("\n\n").append(Files.readString(machine));
            page.append(new RatioTable(measured).markdown());
            page.append(TimeTable.markdown(measured));
        }
        return page.toString();
    }

    private static List<Path> files(Path directory, String prefix, String suffix) throws IOException {
        try (Stream<Path> all = Files.list(directory)) {
            return all.filter(path -> fileName(path).startsWith(prefix))
                    .filter(path -> fileName(path).endsWith(suffix))
                    .sorted()
                    .toList();
        }
    }

    private static String fileName(Path path) {
        return String.valueOf(path.getFileName());
    }

    /** One result, or one for each kind of thread of a group: JMH's own figure of a group is a mean of unlike things. */
    private static List<Measured> read(JsonNode result) {
        String full = result.path("benchmark").asText();
        String name = full.substring(full.lastIndexOf('.', full.lastIndexOf('.') - 1) + 1);
        int threads = result.path("threads").asInt();
        JsonNode secondary = result.path("secondaryMetrics");
        List<Measured> roles = new ArrayList<>();
        secondary.properties().forEach(metric -> {
            if (!metric.getKey().startsWith("gc.")) {
                roles.add(measured(name + ":" + metric.getKey(), threads, metric.getValue(), Double.NaN));
            }
        });
        if (!roles.isEmpty()) {
            return roles;
        }
        StringBuilder named = new StringBuilder(name);
        result.path("params")
                .properties()
                .forEach(param -> named.append(", ")
                        .append(param.getKey())
                        .append(' ')
                        .append(param.getValue().asText()));
        double bytes = secondary.path("gc.alloc.rate.norm").path("score").asDouble(Double.NaN);
        return List.of(measured(named.toString(), threads, result.path("primaryMetric"), bytes));
    }

    private static Measured measured(String name, int threads, JsonNode metric, double bytes) {
        double[] iterations = StreamSupport.stream(metric.path("rawData").spliterator(), false)
                .flatMap(fork -> StreamSupport.stream(fork.spliterator(), false))
                .mapToDouble(JsonNode::asDouble)
                .toArray();
        return Measured.of(name, threads, iterations, metric.path("scoreUnit").asText(), bytes);
    }
}
