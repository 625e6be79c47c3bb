package io.slo4j.micrometer;

import static io.slo4j.micrometer.SloMetrics.given;

import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.Tags;
import io.slo4j.SloRegistry;
import io.slo4j.alert.Severity;
import io.slo4j.series.SloSeries;
import io.slo4j.series.SloSeriesBuilder;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Chooses the meters of {@link SloMetrics}. What is not chosen is as {@code new SloMetrics(slos)} has it. Each setting can be made
 * once; a second time throws an {@code IllegalStateException}. Not safe for use by several threads.
 */
public final class SloMetricsBuilder {
    private final SloRegistry slos;
    private final SloSeriesBuilder series = SloSeries.builder();
    private @Nullable Tags tags;

    SloMetricsBuilder(SloRegistry slos) {
        this.slos = slos;
    }

    /**
     * Further tags on every meter.
     *
     * @param tags the tags; a tag of a meter's own replaces one with the same key
     * @return this
     */
    public SloMetricsBuilder tags(Iterable<Tag> tags) {
        Tags given = checked(tags);
        if (this.tags != null) {
            throw new IllegalStateException(
                    "tags must be set once, but was set to " + this.tags + " and then to " + given);
        }
        this.tags = given;
        return this;
    }

    static Tags checked(Iterable<Tag> tags) {
        given("tags", tags).forEach(tag -> given("tag", tag));
        return Tags.of(tags);
    }

    /**
     * The windows whose error ratio, burn rate and events are shown, of every SLO whose period is as long as they are. Three series
     * each; 5 minutes and an hour unless chosen.
     *
     * @param windows their lengths, above zero; none shows no window
     * @return this
     * @throws IllegalArgumentException if a length is not above zero
     */
    public SloMetricsBuilder windows(Duration... windows) {
        series.windows(windows);
        return this;
    }

    /**
     * Shows beside these all windows of {@code SloDefinition.windows()}: those of the SLO's rules, and those that were given to it.
     *
     * @return this
     */
    public SloMetricsBuilder everyWindow() {
        series.everyWindow();
        return this;
    }

    /**
     * The windows whose latency is shown, of every SLO that tracks it. A series for each quantile; 5 minutes unless chosen.
     *
     * @param windows their lengths, above zero; none shows no latency
     * @return this
     * @throws IllegalArgumentException if a length is not above zero
     */
    public SloMetricsBuilder latencyWindows(Duration... windows) {
        series.latencyWindows(windows);
        return this;
    }

    /**
     * The quantiles of latency that are shown; 0.5, 0.9 and 0.99 unless chosen.
     *
     * @param quantiles each 0 to 1; none shows no latency
     * @return this
     * @throws IllegalArgumentException if a quantile is out of range
     */
    public SloMetricsBuilder quantiles(double... quantiles) {
        series.quantiles(quantiles);
        return this;
    }

    /**
     * The rules whose alert state is shown, by their severity; all unless chosen.
     *
     * @param severities of the rules; none shows no rule
     * @return this
     */
    public SloMetricsBuilder rules(Severity... severities) {
        series.rules(severities);
        return this;
    }

    /**
     * Shows bad events by what made them bad, as {@code slo.bad.events}. Three series. What exactly it was, an exception or a text that
     * the application has said, is no tag: there may be many of these, and they come and go. The views of slo4j have them.
     *
     * @return this
     */
    public SloMetricsBuilder causes() {
        series.causes();
        return this;
    }

    /**
     * Makes the metrics.
     *
     * @return new metrics, to be bound
     */
    public SloMetrics build() {
        return new SloMetrics(slos, tags == null ? Tags.empty() : tags, series.build());
    }
}
