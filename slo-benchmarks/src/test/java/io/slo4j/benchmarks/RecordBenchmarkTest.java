package io.slo4j.benchmarks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Collection;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

class RecordBenchmarkTest {

    @Test
    void everyBenchmarkRuns() throws RunnerException {
        Collection<RunResult> results = new Runner(new OptionsBuilder()
                        .include("\\.RecordBenchmark\\.")
                        .forks(0)
                        .warmupIterations(0)
                        .measurementIterations(1)
                        .measurementTime(TimeValue.milliseconds(5))
                        .shouldFailOnError(true)
                        .verbosity(VerboseMode.SILENT)
                        .build())
                .run();

        Set<String> ran = new TreeSet<>();
        for (RunResult result : results) {
            ran.add(result.getPrimaryResult().getLabel());
            assertTrue(result.getPrimaryResult().getScore() > 0, result.toString());
        }
        assertEquals(
                Set.of(
                        "callTimedFloor",
                        "dropwizardReservoir",
                        "feed",
                        "hdrRecorder",
                        "longAdder",
                        "micrometerTimer",
                        "micrometerTimerPercentiles",
                        "micrometerTimerSlo",
                        "nanoTime",
                        "resilience4jLockFree",
                        "sentinel",
                        "slo4jCall",
                        "slo4jCallHanging",
                        "slo4jCallTimed",
                        "slo4jGood",
                        "slo4jLatency",
                        "slo4jRecord"),
                ran);
    }
}
