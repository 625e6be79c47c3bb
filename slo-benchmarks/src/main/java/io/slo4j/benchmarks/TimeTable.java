package io.slo4j.benchmarks;

import java.util.List;

/** Every other benchmark: its time. */
final class TimeTable {
    private TimeTable() {}

    static String markdown(List<Measured> measured) {
        List<Measured> others = measured.stream()
                .filter(each -> !each.group().equals("RecordBenchmark"))
                .toList();
        if (others.isEmpty()) {
            return "";
        }
        StringBuilder table =
                new StringBuilder("\n| benchmark | threads | time | unit | B/op |\n|---|--:|--:|---|--:|\n");
        for (Measured each : others) {
            table.append("| %s | %d | %s | %s | %s |\n"
                    .formatted(each.benchmark(), each.threads(), each.time(), each.unit(), each.allocated()));
        }
        return table.toString();
    }
}
