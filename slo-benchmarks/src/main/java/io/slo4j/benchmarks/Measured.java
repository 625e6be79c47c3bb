package io.slo4j.benchmarks;

import java.util.Arrays;
import java.util.Locale;

/**
 * One figure of a run.
 *
 * @param benchmark simple class name, method, parameters
 * @param threads how many threads called it at the same time
 * @param median time of one operation in the middle one of all iterations of all forks, in the unit
 * @param fastest in the iteration that went best
 * @param slowest in the iteration that went worst
 * @param unit such as ns/op
 * @param bytes allocated by one operation; NaN if not measured
 */
record Measured(
        String benchmark, int threads, double median, double fastest, double slowest, String unit, double bytes) {

    static Measured of(String benchmark, int threads, double[] iterations, String unit, double bytes) {
        double[] sorted = iterations.clone();
        Arrays.sort(sorted);
        int n = sorted.length;
        double median = (sorted[(n - 1) / 2] + sorted[n / 2]) / 2;
        return new Measured(benchmark, threads, median, sorted[0], sorted[n - 1], unit, bytes);
    }

    /** The class that measured it. */
    String group() {
        return benchmark.substring(0, benchmark.indexOf('.'));
    }

    /** What was measured, without the class. */
    String method() {
        return benchmark.substring(benchmark.indexOf('.') + 1);
    }

    String time() {
        return String.format(Locale.ROOT, "%.1f (%.1f to %.1f)", median, fastest, slowest);
    }

    /** Below a tenth of a byte is what the JVM does beside the benchmark, spread over its operations. */
    String allocated() {
        if (Double.isNaN(bytes)) {
            return "";
        }
        return bytes < 0.1 ? "0" : String.format(Locale.ROOT, bytes < 10 ? "%.1f" : "%.0f", bytes);
    }
}
