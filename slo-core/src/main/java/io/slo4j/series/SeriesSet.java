package io.slo4j.series;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;

/** Series that are read together, those of one SLO or of one registry. Safe for use by any thread. */
public final class SeriesSet {
    private final List<Series> series;
    private final Supplier<double[]> reading;

    private SeriesSet(List<Series> series, Supplier<double[]> reading) {
        this.series = series;
        this.reading = reading;
    }

    /** Collects series that have their values from one reading. */
    static final class Collected<R> {
        private final List<Series> series = new ArrayList<>();
        private final List<ToDoubleFunction<R>> values = new ArrayList<>();

        void add(Metric metric, Map<String, String> tags, ToDoubleFunction<R> value) {
            series.add(new Series(metric, tags));
            values.add(value);
        }

        SeriesSet readBy(Supplier<R> reader) {
            List<ToDoubleFunction<R>> all = List.copyOf(values);
            return new SeriesSet(List.copyOf(series), () -> {
                R reading = reader.get();
                double[] read = new double[all.size()];
                for (int i = 0; i < read.length; i++) {
                    read[i] = all.get(i).applyAsDouble(reading);
                }
                return read;
            });
        }
    }

    /**
     * Returns the series, which are always the same.
     *
     * @return an immutable list
     */
    public List<Series> series() {
        return series;
    }

    /**
     * Reads all series at one moment, for which it takes one status of the SLO, or asks the registry for its health once.
     *
     * @return a new array of their values in the order of the series, none of them NaN
     */
    public double[] read() {
        return reading.get();
    }

    /** How many there are. */
    @Override
    public String toString() {
        return "SeriesSet[" + series.size() + " series]";
    }
}
