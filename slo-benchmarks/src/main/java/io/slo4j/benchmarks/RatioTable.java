package io.slo4j.benchmarks;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The record benchmarks, fastest first: the ratio to {@code longAdder} before the bare times, by number of threads. */
final class RatioTable {
    private static final String GROUP = "RecordBenchmark";
    private static final String FLOOR = "longAdder";

    private final Map<Integer, Map<String, Measured>> byThreads;

    RatioTable(List<Measured> measured) {
        byThreads = measured.stream()
                .filter(each -> each.group().equals(GROUP))
                .collect(Collectors.groupingBy(
                        Measured::threads,
                        TreeMap::new,
                        Collectors.toMap(Measured::method, Function.identity(), (first, second) -> second)));
    }

    String markdown() {
        if (byThreads.isEmpty()) {
            return "";
        }
        StringBuilder table = new StringBuilder("\n| record |");
        for (String column : List.of("x longAdder", "ns/op", "B/op")) {
            byThreads
                    .keySet()
                    .forEach(threads -> table.append(' ')
                            .append(column)
                            .append(", ")
                            .append(threads)
                            .append(threads == 1 ? " thread |" : " threads |"));
        }
        table.append("\n|---|").append("--:|".repeat(3 * byThreads.size())).append('\n');
        byThreads.values().iterator().next().values().stream()
                .sorted(Comparator.comparingDouble(Measured::median))
                .forEach(each -> appendRow(table, each.method()));
        return table.toString();
    }

    private void appendRow(StringBuilder table, String method) {
        table.append("| ").append(method).append(" |");
        appendCells(table, results -> ratio(results, method));
        appendCells(
                table,
                results -> results.containsKey(method) ? results.get(method).time() : "");
        appendCells(
                table,
                results -> results.containsKey(method) ? results.get(method).allocated() : "");
        table.append('\n');
    }

    private void appendCells(StringBuilder table, Function<Map<String, Measured>, String> cell) {
        byThreads
                .values()
                .forEach(
                        results -> table.append(' ').append(cell.apply(results)).append(" |"));
    }

    private static String ratio(Map<String, Measured> results, String method) {
        Measured floor = results.get(FLOOR);
        Measured measured = results.get(method);
        return floor == null || measured == null
                ? ""
                : String.format(Locale.ROOT, "%.2f", measured.median() / floor.median());
    }
}
