package io.slo4j.opentelemetry;

import static io.slo4j.opentelemetry.SloOpenTelemetry.given;

import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.common.Attributes;
import io.slo4j.SloRegistry;
import io.slo4j.alert.Severity;
import io.slo4j.series.SloSeries;
import io.slo4j.series.SloSeriesBuilder;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Chooses what {@link SloOpenTelemetry} shows. What is not chosen is as {@code SloOpenTelemetry.bind(openTelemetry, slos)} has it. Each
 * setting can be made once; a second time throws an {@code IllegalStateException}. Not safe for use by several threads.
 */
public final class SloOpenTelemetryBuilder {
    private final OpenTelemetry openTelemetry;
    private final SloRegistry slos;
    private final SloSeriesBuilder series = SloSeries.builder();
    private @Nullable Attributes attributes;
    private boolean withoutHealth;

    SloOpenTelemetryBuilder(OpenTelemetry openTelemetry, SloRegistry slos) {
        this.openTelemetry = openTelemetry;
        this.slos = slos;
    }

    /**
     * Further attributes on every series. What is the same for the whole process belongs into the resource of OpenTelemetry.
     *
     * @param attributes the attributes; an attribute of a series' own replaces one with the same key
     * @return this
     */
    public SloOpenTelemetryBuilder attributes(Attributes attributes) {
        given("attributes", attributes);
        if (this.attributes != null) {
            throw new IllegalStateException(
                    "attributes must be set once, but was set to " + this.attributes + " and then to " + attributes);
        }
        this.attributes = attributes;
        return this;
    }

    /**
     * The windows whose error ratio, burn rate and events are shown, of every SLO whose period is as long as they are. Three series
     * each; 5 minutes and an hour unless chosen.
     *
     * @param windows their lengths, above zero; none shows no window
     * @return this
     * @throws IllegalArgumentException if a length is not above zero
     */
    public SloOpenTelemetryBuilder windows(Duration... windows) {
        series.windows(windows);
        return this;
    }

    /**
     * Shows beside these all windows of {@code SloDefinition.windows()}: those of the SLO's rules, and those that were given to it.
     *
     * @return this
     */
    public SloOpenTelemetryBuilder everyWindow() {
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
    public SloOpenTelemetryBuilder latencyWindows(Duration... windows) {
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
    public SloOpenTelemetryBuilder quantiles(double... quantiles) {
        series.quantiles(quantiles);
        return this;
    }

    /**
     * The rules whose alert state and distance are shown, by their severity; all unless chosen.
     *
     * @param severities of the rules; none shows no rule
     * @return this
     */
    public SloOpenTelemetryBuilder rules(Severity... severities) {
        series.rules(severities);
        return this;
    }

    /**
     * Shows bad events by what made them bad, as {@code slo.bad.events}. Three series.
     *
     * @return this
     */
    public SloOpenTelemetryBuilder causes() {
        series.causes();
        return this;
    }

    /**
     * Does not show how the registry itself is doing.
     *
     * @return this
     */
    public SloOpenTelemetryBuilder withoutHealth() {
        this.withoutHealth = true;
        return this;
    }

    /**
     * Shows the SLOs from now on.
     *
     * @return what is to be closed when they are no longer to be shown
     */
    public SloOpenTelemetry bind() {
        Instruments instruments = Instruments.of(openTelemetry.getMeter(SloOpenTelemetry.METER));
        SloOpenTelemetry binding = new SloOpenTelemetry(
                slos,
                attributes == null ? Attributes.empty() : attributes,
                series.build(),
                withoutHealth ? null : SloSeries.ofHealth(slos),
                instruments);
        instruments.add(binding);
        return binding;
    }
}
