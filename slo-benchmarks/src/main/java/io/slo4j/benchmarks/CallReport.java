package io.slo4j.benchmarks;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Supplier;

/**
 * What bounds a timed call around nothing: two readings of the clock; those and an add; both around work, counted as good or
 * bad. They are measured in slices of a quarter of a millisecond that take turns: slices of one round ran at one frequency
 * of the processor, so the median of their ratios stays the same where times do not.
 */
final class CallReport {
    private static final int CALLS = 5_000;
    private static final int ROUNDS = 3_000;
    private static final int WARM_UP_ROUNDS = 6_000;

    private final LongAdder adder = new LongAdder();
    private final TimedFloor floor = new TimedFloor();
    private final Slo4j slo4j = new Slo4j();

    /** One of what is compared. A slice returns what its calls did, so that none of them is left out. */
    private static final class Row {
        private final String name;
        private final Supplier<Object> slice;
        private final double[] nanos = new double[ROUNDS];

        Row(String name, Supplier<Object> slice) {
            this.name = name;
            this.slice = slice;
        }

        void measure(int round) {
            long start = System.nanoTime();
            Object did = slice.get();
            nanos[round] = (double) (System.nanoTime() - start) / CALLS;
            Objects.requireNonNull(did);
        }

        String against(Row first) {
            double[] ratios = new double[ROUNDS];
            Arrays.setAll(ratios, round -> nanos[round] / first.nanos[round]);
            return String.format(
                    Locale.ROOT, "%-24s %5.1f ns  x %.2f", name, quantile(nanos, 0.05), quantile(ratios, 0.5));
        }

        private static double quantile(double[] values, double quantile) {
            double[] sorted = values.clone();
            Arrays.sort(sorted);
            return sorted[(int) (quantile * sorted.length)];
        }
    }

    private CallReport() {}

    /** Prints for each the time that one slice in twenty undercut, and the median ratio to the first. */
    public static void main(String[] args) {
        new CallReport().report().forEach(System.out::println);
    }

    private List<String> report() {
        List<Row> rows = List.of(
                new Row("two nanoTimes", this::twoNanoTimes),
                new Row("two nanoTimes and an add", this::twoNanoTimesAndAdd),
                new Row("floor of a timed call", this::floor),
                new Row("slo4j, timed call", this::slo4jCallTimed));
        for (int round = -WARM_UP_ROUNDS; round < ROUNDS; round++) {
            for (Row row : rows) {
                row.measure(Math.max(0, round));
            }
        }
        slo4j.close();
        List<String> lines = new ArrayList<>();
        rows.forEach(row -> lines.add(row.against(rows.get(0))));
        return lines;
    }

    private Object twoNanoTimes() {
        long sum = 0;
        for (int i = 0; i < CALLS; i++) {
            long start = System.nanoTime();
            sum += System.nanoTime() - start;
        }
        return sum;
    }

    private Object twoNanoTimesAndAdd() {
        long sum = 0;
        for (int i = 0; i < CALLS; i++) {
            long start = System.nanoTime();
            sum += System.nanoTime() - start;
            adder.increment();
        }
        return sum;
    }

    private Object floor() {
        Object last = "";
        for (int i = 0; i < CALLS; i++) {
            last = floor.call(() -> "done");
        }
        return last;
    }

    private Object slo4jCallTimed() {
        Object last = "";
        for (int i = 0; i < CALLS; i++) {
            last = slo4j.timed.call(() -> "done");
        }
        return last;
    }
}
