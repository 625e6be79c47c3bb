package io.slo4j.benchmarks.spring;

import java.util.List;

/** The median of some measurements, and the interval of order statistics that holds that of all with 95 %. */
final class Medians {
    private Medians() {}

    static double of(List<Double> values) {
        List<Double> sorted = values.stream().sorted().toList();
        int size = sorted.size();
        return (sorted.get((size - 1) / 2) + sorted.get(size / 2)) / 2;
    }

    static double low(List<Double> values) {
        return values.stream().sorted().toList().get(rank(values.size()));
    }

    static double high(List<Double> values) {
        return values.stream().sorted().toList().get(values.size() - 1 - rank(values.size()));
    }

    /* From the binomial distribution with 1/2, by its normal approximation. */
    private static int rank(int size) {
        return Math.max(0, (int) Math.floor((size - 1.96 * Math.sqrt(size)) / 2));
    }
}
