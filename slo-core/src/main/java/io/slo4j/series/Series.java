package io.slo4j.series;

import io.slo4j.internal.check.OneLine;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** One time series: a metric, and the tags that tell it from others of the same metric. Immutable. */
public final class Series {
    private final Metric metric;
    private final Map<String, String> tags;

    Series(Metric metric, Map<String, String> tags) {
        this.metric = metric;
        this.tags = Collections.unmodifiableMap(new LinkedHashMap<>(tags));
    }

    /**
     * Returns what it is a series of.
     *
     * @return the metric
     */
    public Metric metric() {
        return metric;
    }

    /**
     * Returns its tags: for an SLO {@code slo} and {@code member}, then those that the metric has beside them. The series of one metric have
     * the same keys, of whatever SLO.
     *
     * @return values by key, immutable and in this order; a value may be any text
     */
    public Map<String, String> tags() {
        return tags;
    }

    /** For example {@code slo.events{slo=checkout, member=, outcome=good}}. */
    @Override
    public String toString() {
        return OneLine.of(metric.text() + tags);
    }
}
