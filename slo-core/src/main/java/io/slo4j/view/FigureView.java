package io.slo4j.view;

import io.slo4j.alert.Evidence;
import io.slo4j.alert.WatchedFigure;

/**
 * One figure that a rule compares with a limit. Immutable.
 *
 * @param name its name within the rule: its window, {@code 1h}, or a word
 * @param unit its unit: {@code burn rate}, {@code events per second}
 * @param value the figure
 * @param limit the limit that it is compared with
 * @param worseWhenHigher true if the rule fires when the figure is high, false if it fires when it is low
 * @param text the figure as text, {@code 14.4x}
 */
public record FigureView(String name, String unit, double value, double limit, boolean worseWhenHigher, String text) {
    static FigureView of(WatchedFigure figure, Evidence seen) {
        double value = figure.in(seen);
        return new FigureView(
                figure.name(), figure.unit(), value, figure.limit(), figure.worseWhenHigher(), figure.text(value));
    }
}
