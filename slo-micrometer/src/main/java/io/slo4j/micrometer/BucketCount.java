package io.slo4j.micrometer;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.distribution.CountAtBucket;
import io.slo4j.time.Durations;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;

/** How many events of a timer took at most so long, by a bucket of its histogram. */
final class BucketCount implements ToDoubleFunction<Meter> {
    /* The timers of Micrometer itself forget what is in their buckets after some minutes. */
    private static final String FORGETTING = "io.micrometer.core.instrument.";

    private final Duration threshold;

    BucketCount(Duration threshold) {
        this.threshold = threshold;
    }

    /**
     * The count.
     *
     * @throws IllegalStateException if it is no timer, has no such bucket, or its buckets forget
     */
    @Override
    public double applyAsDouble(Meter meter) {
        if (!(meter instanceof Timer timer)) {
            throw new IllegalStateException("meter " + meter.getId() + " must be a timer, but is a "
                    + meter.getId().getType());
        }
        if (meter.getClass().getName().startsWith(FORGETTING)) {
            throw new IllegalStateException("timer " + meter.getId()
                    + " must keep what is in its buckets, as those of Prometheus do, but is a "
                    + meter.getClass().getSimpleName());
        }
        CountAtBucket[] buckets = timer.takeSnapshot().histogramCounts();
        for (CountAtBucket bucket : buckets) {
            if (Math.round(bucket.bucket(TimeUnit.NANOSECONDS)) == threshold.toNanos()) {
                return bucket.count();
            }
        }
        throw new IllegalStateException("timer " + meter.getId() + " must have a bucket at " + Durations.text(threshold)
                + ", but had "
                + Arrays.stream(buckets)
                        .map(bucket ->
                                Durations.text(Duration.ofNanos(Math.round(bucket.bucket(TimeUnit.NANOSECONDS)))))
                        .collect(Collectors.joining(", ", "[", "]")));
    }
}
