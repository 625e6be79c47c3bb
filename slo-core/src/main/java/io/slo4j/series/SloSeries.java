package io.slo4j.series;

import static io.slo4j.internal.check.Arguments.given;

import io.slo4j.Slo;
import io.slo4j.SloRegistry;

/**
 * Which time series SLOs have: {@code SloSeries.usual().of(slo)} are those of one SLO.
 *
 * <table>
 * <caption>Series of an SLO. Each is tagged {@code slo}, the name of the SLO or its group, and {@code member}, the value for which
 * it is a member of that group, or empty</caption>
 * <thead>
 * <tr><th>metric</th><th>further tags</th><th>value</th></tr>
 * </thead>
 * <tbody>
 * <tr><td>{@code slo.events}</td><td>{@code outcome}: good, bad</td>
 *     <td>events that this process has counted, a counter from 0; the one to add up over a fleet</td></tr>
 * <tr><td>{@code slo.bad.events}</td><td>{@code cause}: failed, slow, judged</td>
 *     <td>bad events that this process has counted, a counter from 0; only where the {@linkplain SloSeriesBuilder#causes builder was
 *     told so}</td></tr>
 * <tr><td>{@code slo.restored.events}</td><td>{@code outcome}</td>
 *     <td>events that earlier processes counted and this one has taken over from its store</td></tr>
 * <tr><td>{@code slo.in.flight.events}, {@code slo.hanging.events}</td><td></td>
 *     <td>events in flight, and those of them that hang; only where work that hangs is detected</td></tr>
 * <tr><td>{@code slo.in.flight.oldest}</td><td></td><td>seconds, the age of the oldest event in flight; likewise</td></tr>
 * <tr><td>{@code slo.objective}</td><td></td><td>share of events that must be good, above 0 and below 1</td></tr>
 * <tr><td>{@code slo.error.budget.remaining}</td><td></td>
 *     <td>share of the period's budget, 1 at most, below 0 when overspent</td></tr>
 * <tr><td>{@code slo.error.budget.level}</td><td>{@code level}: normal, caution ...</td>
 *     <td>1 at the level where the budget was at the last tick, 0 at all others; only where the SLO has a budget policy</td></tr>
 * <tr><td>{@code slo.error.ratio}</td><td>{@code window}: 5m, 1h</td><td>bad events / all events</td></tr>
 * <tr><td>{@code slo.burn.rate}</td><td>{@code window}</td><td>error ratio / error budget</td></tr>
 * <tr><td>{@code slo.window.events}</td><td>{@code window}</td><td>events in the window</td></tr>
 * <tr><td>{@code slo.latency}</td><td>{@code window}: 5m; {@code quantile}: 0.5, 0.9, 0.99</td>
 *     <td>seconds; only where the SLO tracks latency</td></tr>
 * <tr><td>{@code slo.alert.state}</td><td>{@code severity}: page, ticket, info; {@code rule}: 14.4x 1h/5m ...</td>
 *     <td>0 inactive, 1 pending, 2 firing</td></tr>
 * <tr><td>{@code slo.alert.distance}</td><td>{@code severity}, {@code rule}</td>
 *     <td>what the rule judges / its limit: above 1 its condition holds</td></tr>
 * <tr><td>{@code slo.info}</td><td>{@code label}, {@code value}</td>
 *     <td>1, for each label of the SLO, that of its group included; for joining</td></tr>
 * </tbody>
 * </table>
 *
 * <p>A window without events reads 0, never NaN; its {@code slo.window.events} says which kind of 0 it is. Immutable.
 */
public final class SloSeries {
    private static final SloSeries USUAL = new SloSeries(SeriesChoice.USUAL);

    private final SeriesChoice choice;

    SloSeries(SeriesChoice choice) {
        this.choice = choice;
    }

    /**
     * Returns the usual series: windows of 5 minutes and an hour, latency of 5 minutes at three quantiles, all rules.
     *
     * @return series
     */
    public static SloSeries usual() {
        return USUAL;
    }

    /**
     * Returns a builder for a choice of series.
     *
     * @return a builder
     */
    public static SloSeriesBuilder builder() {
        return new SloSeriesBuilder();
    }

    /**
     * Returns the series of an SLO. Once it is closed they stay as they were then.
     *
     * @param slo an SLO
     * @return its series
     */
    public SeriesSet of(Slo slo) {
        return StatusSeries.of(given("SLO", slo), choice);
    }

    /**
     * Returns the series that say how a registry itself is doing, those of its store only if it has one. An age of which nothing is
     * known yet counts from now.
     *
     * @param slos the registry
     * @return its series
     */
    public static SeriesSet ofHealth(SloRegistry slos) {
        return HealthSeries.of(given("registry of SLOs", slos));
    }

    /** What was chosen. */
    @Override
    public String toString() {
        return "SloSeries[" + choice + "]";
    }
}
