package io.slo4j.view;

import io.slo4j.alert.UsualFigure;
import org.jspecify.annotations.Nullable;

/**
 * A figure beside what is usual at this hour of the week. Immutable.
 *
 * @param now what it is
 * @param low from where on it is usual
 * @param high up to where it is usual
 */
public record UsualFigureView(double now, double low, double high) {
    static @Nullable UsualFigureView of(UsualFigure figure) {
        return figure.isKnown() ? new UsualFigureView(figure.now(), figure.low(), figure.high()) : null;
    }
}
