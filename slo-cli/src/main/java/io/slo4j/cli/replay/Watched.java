package io.slo4j.cli.replay;

import io.slo4j.SloStatus;
import io.slo4j.WindowStatus;
import io.slo4j.alert.AlertRule;
import io.slo4j.alert.BurnRateRule;
import io.slo4j.alert.TrafficRule;
import io.slo4j.alert.TrafficRule.Bound;
import io.slo4j.text.Figures;
import io.slo4j.time.Durations;
import java.time.Duration;
import java.util.List;
import java.util.function.DoubleFunction;
import java.util.function.ToDoubleFunction;

/**
 * A figure that a rule watches.
 *
 * @param name what it is called beside its rule
 * @param figure how to read it
 * @param worseWhenHigher whether the rule fires when it is high, rather than when it is low
 * @param text how people read it, with its unit
 */
public record Watched(
        String name, ToDoubleFunction<SloStatus> figure, boolean worseWhenHigher, DoubleFunction<String> text) {

    /**
     * What a rule watches, the most telling figure first: the burn rates in its long and its short window, the share of the
     * budget that is left, or the events a second in its window.
     */
    public static List<Watched> by(AlertRule rule) {
        if (rule instanceof BurnRateRule burn) {
            return List.of(burnRate(burn.longWindow()), burnRate(burn.shortWindow()));
        }
        if (rule instanceof TrafficRule traffic) {
            return List.of(eventsPerSecond(traffic));
        }
        return List.of(new Watched("left", now -> now.budget().remaining(), false, Watched::left));
    }

    private static String left(double remaining) {
        return remaining < 0 ? Figures.percent(-remaining) + " over" : Figures.percent(remaining) + " left";
    }

    private static Watched burnRate(Duration window) {
        return new Watched(Durations.text(window), now -> now.burnRate(window), true, Figures::times);
    }

    /*
     * Too many events are too many of the whole window, however little of it was seen. That there are few can be said only
     * of what was seen: a window that has just begun is not empty.
     */
    private static Watched eventsPerSecond(TrafficRule rule) {
        boolean tooMany = rule.bound() == Bound.ABOVE;
        double seconds = rule.window().toNanos() / 1e9;
        return new Watched(
                Durations.text(rule.window()),
                now -> {
                    WindowStatus window = now.window(rule.window());
                    return (window.good() + window.bad()) / (tooMany ? seconds : seconds * window.coverage());
                },
                tooMany,
                Figures::perSecond);
    }

    double in(SloStatus now) {
        return figure.applyAsDouble(now);
    }

    double worse(double one, double other) {
        return worseWhenHigher ? Math.max(one, other) : Math.min(one, other);
    }
}
