package io.slo4j.micrometer;

import static io.slo4j.micrometer.SloMetrics.given;

import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.Tags;
import io.slo4j.SloRegistry;
import io.slo4j.alert.Severity;
import io.slo4j.time.Durations;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Chooses the meters of {@link SloMetrics}. What is not chosen is as {@code new SloMetrics(slos)} has it. Each setting can be made
 * once; a second time throws an {@code IllegalStateException}. Not safe for use by several threads.
 */
public final class SloMetricsBuilder {
    private final SloRegistry slos;
    private final Map<String, String> chosen = new HashMap<>();
    private Tags tags = Tags.empty();
    private List<Duration> windows = MeterChoice.USUAL.windows();
    private boolean everyWindow;
    private boolean causes;
    private List<Duration> latencyWindows = MeterChoice.USUAL.latencyWindows();
    private List<Double> quantiles = MeterChoice.USUAL.quantiles();
    private Set<Severity> severities = MeterChoice.USUAL.severities();

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
        once("tags", given);
        this.tags = given;
        return this;
    }

    private void once(String what, Object value) {
        String first = chosen.putIfAbsent(what, value.toString());
        if (first != null) {
            throw new IllegalStateException(
                    what + " must be set once, but was set to " + first + " and then to " + value);
        }
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
        List<Duration> lengths = lengths("window", windows);
        once("windows", texts(lengths));
        this.windows = lengths;
        return this;
    }

    /**
     * Shows beside these all windows of {@code SloDefinition.windows()}: those of the SLO's rules, and those that were given to it.
     *
     * @return this
     */
    public SloMetricsBuilder everyWindow() {
        this.everyWindow = true;
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
        List<Duration> lengths = lengths("latency window", windows);
        once("latency windows", texts(lengths));
        this.latencyWindows = lengths;
        return this;
    }

    private static List<Duration> lengths(String what, Duration[] windows) {
        given(what + "s", windows);
        for (Duration window : windows) {
            if (given(what, window).isZero() || window.isNegative()) {
                throw new IllegalArgumentException(what + " must be above zero, but was " + window);
            }
        }
        return List.of(windows);
    }

    private static List<String> texts(List<Duration> lengths) {
        return lengths.stream().map(Durations::text).toList();
    }

    /**
     * The quantiles of latency that are shown; 0.5, 0.9 and 0.99 unless chosen.
     *
     * @param quantiles each 0 to 1; none shows no latency
     * @return this
     * @throws IllegalArgumentException if a quantile is out of range
     */
    public SloMetricsBuilder quantiles(double... quantiles) {
        for (double quantile : given("quantiles", quantiles)) {
            if (!(quantile >= 0 && quantile <= 1)) {
                throw new IllegalArgumentException("quantile must be 0 to 1, but was " + quantile);
            }
        }
        List<Double> distinct = Arrays.stream(quantiles).distinct().boxed().toList();
        once("quantiles", distinct);
        this.quantiles = distinct;
        return this;
    }

    /**
     * The rules whose alert state is shown, by their severity; all unless chosen.
     *
     * @param severities of the rules; none shows no rule
     * @return this
     */
    public SloMetricsBuilder rules(Severity... severities) {
        for (Severity severity : given("severities", severities)) {
            given("severity", severity);
        }
        once("rules", Arrays.toString(severities));
        this.severities = Set.copyOf(Arrays.asList(severities));
        return this;
    }

    /**
     * Shows bad events by what made them bad, as {@code slo.bad.events}. Three series. What exactly it was, an exception or a text that
     * the application has said, is no tag: there may be many of these, and they come and go. The views of slo4j have them.
     *
     * @return this
     */
    public SloMetricsBuilder causes() {
        this.causes = true;
        return this;
    }

    /**
     * Makes the metrics.
     *
     * @return new metrics, to be bound
     */
    public SloMetrics build() {
        return new SloMetrics(
                slos, tags, new MeterChoice(windows, everyWindow, latencyWindows, quantiles, severities, causes));
    }
}
