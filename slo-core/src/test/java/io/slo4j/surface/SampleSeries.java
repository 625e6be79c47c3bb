package io.slo4j.surface;

import io.slo4j.Slo;
import io.slo4j.series.Metric;
import io.slo4j.series.Series;
import io.slo4j.series.SeriesSet;
import io.slo4j.series.SloSeries;
import io.slo4j.series.SloSeriesBuilder;
import java.util.Map;

/** A value of every type of io.slo4j.series. */
final class SampleSeries {
    private SampleSeries() {}

    static void put(Map<Class<?>, Object> byType, Slo slo) {
        SeriesSet series = SloSeries.usual().of(slo);
        byType.put(double[].class, new double[] {0.5, 0.99});
        byType.put(Metric.class, Metric.EVENTS);
        byType.put(Metric.Kind.class, Metric.Kind.COUNTER);
        byType.put(Series.class, series.series().get(0));
        byType.put(SeriesSet.class, series);
        byType.put(SloSeries.class, SloSeries.usual());
        byType.put(SloSeriesBuilder.class, SloSeries.builder());
    }
}
