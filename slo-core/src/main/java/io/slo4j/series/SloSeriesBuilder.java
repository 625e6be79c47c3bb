package io.slo4j.series;

import static io.slo4j.internal.check.Arguments.allGiven;
import static io.slo4j.internal.check.Arguments.given;

import io.slo4j.alert.Severity;
import io.slo4j.internal.check.Nanos;
import io.slo4j.internal.check.Numbers;
import io.slo4j.internal.check.Settings;
import io.slo4j.time.Durations;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/**
 * Chooses the series of {@link SloSeries}. What is not chosen is as in {@link SloSeries#usual()}. Each setting can be made once; a
 * second time throws an {@code IllegalStateException}. Not safe for use by several threads.
 */
public final class SloSeriesBuilder {
    private final Settings settings = new Settings();
    private List<Duration> windows = SeriesChoice.USUAL.windows();
    private boolean everyWindow;
    private boolean causes;
    private List<Duration> latencyWindows = SeriesChoice.USUAL.latencyWindows();
    private List<Double> quantiles = SeriesChoice.USUAL.quantiles();
    private Set<Severity> severities = SeriesChoice.USUAL.severities();

    SloSeriesBuilder() {}

    /**
     * The windows whose error ratio, burn rate and events are shown, of every SLO whose period is as long as they are. Three series
     * each; 5 minutes and an hour unless chosen.
     *
     * @param windows their lengths, above zero; none shows no window
     * @return this
     * @throws IllegalArgumentException if a length is not above zero
     */
    public SloSeriesBuilder windows(Duration... windows) {
        List<Duration> lengths = lengths("window", windows);
        settings.once("windows", texts(lengths));
        this.windows = lengths;
        return this;
    }

    /**
     * Shows beside these all windows of {@code SloDefinition.windows()}: those of the SLO's rules, and those that were given to it.
     *
     * @return this
     */
    public SloSeriesBuilder everyWindow() {
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
    public SloSeriesBuilder latencyWindows(Duration... windows) {
        List<Duration> lengths = lengths("latency window", windows);
        settings.once("latency windows", texts(lengths));
        this.latencyWindows = lengths;
        return this;
    }

    private static List<Duration> lengths(String what, Duration[] windows) {
        given(what + "s", windows);
        List<Duration> lengths = allGiven(what, windows);
        lengths.forEach(length -> Nanos.positive(what, length));
        return lengths;
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
    public SloSeriesBuilder quantiles(double... quantiles) {
        for (double quantile : given("quantiles", quantiles)) {
            Numbers.share("quantile", quantile);
        }
        List<Double> distinct = Arrays.stream(quantiles).distinct().boxed().toList();
        settings.once("quantiles", distinct);
        this.quantiles = distinct;
        return this;
    }

    /**
     * The rules whose alert state and distance are shown, by their severity; all unless chosen.
     *
     * @param severities of the rules; none shows no rule
     * @return this
     */
    public SloSeriesBuilder rules(Severity... severities) {
        given("severities", severities);
        List<Severity> all = allGiven("severity", severities);
        settings.once("rules", all);
        this.severities = Set.copyOf(all);
        return this;
    }

    /**
     * Shows bad events by what made them bad, as {@code slo.bad.events}. Three series. What exactly it was, an exception or a text that
     * the application has said, is no tag: there may be many of these, and they come and go. The views of slo4j have them.
     *
     * @return this
     */
    public SloSeriesBuilder causes() {
        this.causes = true;
        return this;
    }

    /**
     * Makes the choice.
     *
     * @return series as chosen
     */
    public SloSeries build() {
        return new SloSeries(new SeriesChoice(windows, everyWindow, latencyWindows, quantiles, severities, causes));
    }

    /** What was chosen, in words. */
    @Override
    public String toString() {
        return "SloSeriesBuilder[" + settings + "]";
    }
}
