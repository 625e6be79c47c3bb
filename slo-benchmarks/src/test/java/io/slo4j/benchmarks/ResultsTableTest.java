package io.slo4j.benchmarks;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ResultsTableTest {
    private static final String INTRODUCTION = """
            # Results

            Made from the JSON beside it by `slo-benchmarks/run.sh`. Ratios are those of the medians of all iterations;
            a time is the median, with the fastest and the slowest iteration.
            """;

    @TempDir
    private Path results;

    @BeforeEach
    void nameTheMachine() throws IOException {
        Files.writeString(results.resolve("abacus.machine.txt"), "One wooden frame.\n");
    }

    @Test
    void recordsAreOrderedBySpeedWithRatiosFirst() throws IOException {
        write("abacus.record.json", """
                [{"benchmark": "io.slo4j.benchmarks.RecordBenchmark.peer", "threads": 1,
                  "primaryMetric": {"scoreUnit": "ns/op", "rawData": [[30.0, 50.0], [40.0, 45.0]]},
                  "secondaryMetrics": {"gc.alloc.rate.norm": {"score": 24.0}, "gc.count": {"score": 3.0}}},
                 {"benchmark": "io.slo4j.benchmarks.RecordBenchmark.longAdder", "threads": 1,
                  "primaryMetric": {"scoreUnit": "ns/op", "rawData": [[10.0], [9.0], [12.0]]},
                  "secondaryMetrics": {"gc.alloc.rate.norm": {"score": 0.0001}}},
                 {"benchmark": "io.slo4j.benchmarks.RecordBenchmark.longAdder", "threads": 8,
                  "primaryMetric": {"scoreUnit": "ns/op", "rawData": [[20.0]]}}]
                """);

        assertEquals(INTRODUCTION + """

                        ## abacus

                        One wooden frame.

                        | record | x longAdder, 1 thread | x longAdder, 8 threads | ns/op, 1 thread | ns/op, 8 threads \
                        | B/op, 1 thread | B/op, 8 threads |
                        |---|--:|--:|--:|--:|--:|--:|
                        | longAdder | 1.00 | 1.00 | 10.0 (9.0 to 12.0) | 20.0 (20.0 to 20.0) | 0 |  |
                        | peer | 4.25 |  | 42.5 (30.0 to 50.0) |  | 24 |  |
                        """, ResultsTable.markdown(results));
    }

    @Test
    void othersAreListedWithParametersAndRoles() throws IOException {
        write("abacus.rest.json", """
                [{"benchmark": "io.slo4j.benchmarks.TickBenchmark.tick", "threads": 1, "params": {"caches": "cold"},
                  "primaryMetric": {"scoreUnit": "ms/op", "rawData": [[4.0, 6.0]]},
                  "secondaryMetrics": {"gc.alloc.rate.norm": {"score": 4.26}}},
                 {"benchmark": "io.slo4j.benchmarks.StatusBenchmark.together", "threads": 2,
                  "primaryMetric": {"scoreUnit": "ns/op", "rawData": [[100.0]]},
                  "secondaryMetrics": {"gc.alloc.rate.norm": {"score": 16.0},
                    "record": {"scoreUnit": "ns/op", "rawData": [[5.0]]},
                    "status": {"scoreUnit": "ns/op", "rawData": [[195.0]]}}}]
                """);

        assertEquals(INTRODUCTION + """

                        ## abacus

                        One wooden frame.

                        | benchmark | threads | time | unit | B/op |
                        |---|--:|--:|---|--:|
                        | TickBenchmark.tick, caches cold | 1 | 5.0 (4.0 to 6.0) | ms/op | 4.3 |
                        | StatusBenchmark.together:record | 2 | 5.0 (5.0 to 5.0) | ns/op |  |
                        | StatusBenchmark.together:status | 2 | 195.0 (195.0 to 195.0) | ns/op |  |
                        """, ResultsTable.markdown(results));
    }

    @Test
    void anotherRunsFilesAreNotMixedIn() throws IOException {
        write("abacus-large.rest.json", "[{\"benchmark\": \"io.slo4j.benchmarks.TickBenchmark.tick\"}]");

        assertEquals(INTRODUCTION + "\n## abacus\n\nOne wooden frame.\n", ResultsTable.markdown(results));
    }

    private void write(String file, String json) throws IOException {
        Files.writeString(results.resolve(file), json);
    }
}
