package io.slo4j.opentelemetry;

import io.opentelemetry.api.common.Attributes;
import io.slo4j.series.Metric;

/** Takes the values of a collection. */
interface Recorder {
    void record(Metric metric, Attributes attributes, double value);
}
