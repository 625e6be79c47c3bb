package io.slo4j.benchmarks.spring;

import io.github.resilience4j.circuitbreaker.annotation.CircuitBreaker;
import io.micrometer.core.annotation.Timed;
import io.slo4j.annotation.TrackSlo;

/** Methods that do nothing, for advice to go around. */
public class Tracked {
    /** Without advice. */
    public void plain() {}

    /** With that of slo4j. */
    @TrackSlo(value = "advice", objective = "99.9%")
    public void bySlo() {}

    /** With that of slo4j, and a latency threshold. */
    @TrackSlo(value = "timed-advice", objective = "99.9%", latency = "300ms")
    public void bySloTimed() {}

    /** With Micrometer's. */
    @Timed("advice")
    public void byMicrometer() {}

    /** With that of resilience4j. */
    @CircuitBreaker(name = "advice")
    public void byCircuitBreaker() {}
}
