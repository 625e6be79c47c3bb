package io.slo4j.micrometer;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.FunctionTimer;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.Timer;

/** How many events a meter has counted since it was registered. */
final class MeterCount {
    private MeterCount() {}

    /**
     * The count.
     *
     * @throws IllegalStateException if the meter counts no events, or those of its last step only
     */
    static double of(Meter meter) {
        if (meter.getClass().getSimpleName().contains("Step")) {
            throw new IllegalStateException(
                    "meter " + meter.getId() + " must keep a total, but counts the events of each step anew");
        }
        if (meter instanceof Counter counter) {
            return counter.count();
        }
        if (meter instanceof Timer timer) {
            return timer.count();
        }
        if (meter instanceof FunctionCounter counter) {
            return counter.count();
        }
        if (meter instanceof FunctionTimer timer) {
            return timer.count();
        }
        if (meter instanceof DistributionSummary summary) {
            return summary.count();
        }
        throw new IllegalStateException("meter " + meter.getId() + " must count events, but is a "
                + meter.getId().getType());
    }
}
