package io.slo4j.opentelemetry;

import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.common.AttributesBuilder;
import io.slo4j.series.Metric;
import io.slo4j.series.Series;
import io.slo4j.series.SeriesSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The series of one SLO, or of the registry itself, with their attributes. For one collection at a time.
 *
 * <p>What a counter shows must not be less than at the collection before, or exporters of differences send a negative one. An SLO that
 * was retired and registered again between the two counts from 0: its counters are shown as going on from there.
 */
final class ExportedSeries {
    private final Object owner;
    private final SeriesSet set;
    private final List<Attributes> attributes;

    /** Whose places these have taken at the last collection; null once they have been shown. */
    private @Nullable ExportedSeries predecessor;

    /** What counters showed before this owner counted. */
    private final double[] before;

    private double[] shown;

    /**
     * Series of an owner.
     *
     * @param owner whose they are
     * @param further attributes beside those of the series, which win
     * @param predecessor the series that had their places at the last collection, null if there were none
     */
    ExportedSeries(Object owner, SeriesSet set, Attributes further, @Nullable ExportedSeries predecessor) {
        this.owner = owner;
        this.set = set;
        this.attributes =
                set.series().stream().map(series -> attributes(series, further)).toList();
        this.predecessor = predecessor;
        this.before = new double[attributes.size()];
        this.shown = before;
    }

    private static Attributes attributes(Series series, Attributes further) {
        AttributesBuilder all = further.toBuilder();
        series.tags().forEach(all::put);
        return all.build();
    }

    boolean isOf(Object someone) {
        return owner == someone;
    }

    void collect(Recorder recorder) {
        double[] values = set.read();
        if (predecessor != null) {
            goOnFrom(predecessor, values);
            predecessor = null;
        }
        for (int i = 0; i < values.length; i++) {
            values[i] += before[i];
            recorder.record(metric(i), attributes.get(i), values[i]);
        }
        shown = values;
    }

    private void goOnFrom(ExportedSeries earlier, double[] values) {
        for (int i = 0; i < values.length; i++) {
            if (metric(i).kind() == Metric.Kind.COUNTER) {
                double reached = earlier.shown(metric(i), attributes.get(i));
                before[i] = values[i] < reached ? reached : 0;
            }
        }
    }

    private double shown(Metric metric, Attributes counter) {
        for (int i = 0; i < shown.length; i++) {
            if (metric(i) == metric && attributes.get(i).equals(counter)) {
                return shown[i];
            }
        }
        return 0;
    }

    private Metric metric(int index) {
        return set.series().get(index).metric();
    }
}
