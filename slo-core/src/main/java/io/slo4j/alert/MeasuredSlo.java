package io.slo4j.alert;

import static io.slo4j.internal.check.Arguments.given;

import io.slo4j.latency.LatencyRange;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What an SLO measures, to check whether a rule can fire for it. Immutable. */
public final class MeasuredSlo {
    private final String name;
    private final @Nullable LatencyRange latency;
    private final @Nullable Duration timeSlice;

    private MeasuredSlo(String name, @Nullable LatencyRange latency, @Nullable Duration timeSlice) {
        this.name = given("SLO name", name);
        this.latency = latency;
        this.timeSlice = timeSlice;
    }

    /**
     * An SLO that counts good and bad events, and nothing else.
     *
     * @param name its name
     * @return what it measures
     */
    public static MeasuredSlo of(String name) {
        return new MeasuredSlo(name, null, null);
    }

    /**
     * The same SLO, keeping latency windows.
     *
     * @param range the range of durations
     * @return what it measures
     */
    public MeasuredSlo withLatency(LatencyRange range) {
        return new MeasuredSlo(name, given("latency range", range), timeSlice);
    }

    /**
     * The same SLO, with a budget that counts time slices.
     *
     * @param slice the length of a slice
     * @return what it measures
     */
    public MeasuredSlo withTimeSlices(Duration slice) {
        return new MeasuredSlo(name, latency, given("time slice", slice));
    }

    /**
     * The SLO's name.
     *
     * @return as given
     */
    public String name() {
        return name;
    }

    /**
     * The range of its latency windows.
     *
     * @return empty if it keeps no latency windows
     */
    public Optional<LatencyRange> latency() {
        return Optional.ofNullable(latency);
    }

    /**
     * The length of a time slice.
     *
     * @return empty if its budget counts events
     */
    public Optional<Duration> timeSlice() {
        return Optional.ofNullable(timeSlice);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof MeasuredSlo that
                && name.equals(that.name)
                && Objects.equals(latency, that.latency)
                && Objects.equals(timeSlice, that.timeSlice);
    }

    @Override
    public int hashCode() {
        return Objects.hash(name, latency, timeSlice);
    }

    @Override
    public String toString() {
        return "MeasuredSlo[name=" + name + ", latency=" + latency + ", timeSlice=" + timeSlice + "]";
    }
}
