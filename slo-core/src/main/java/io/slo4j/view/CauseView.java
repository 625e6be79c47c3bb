package io.slo4j.view;

import io.slo4j.alert.BadEvents;
import io.slo4j.alert.Cause;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One reason for which events were bad. Immutable.
 *
 * @param kind what made them bad: {@code failed}, {@code slow} or {@code judged}
 * @param label why: the name of an exception's class, {@code slower than 300ms}, what the caller has said; {@code other} for what is
 *     not told apart
 * @param events how many
 * @param share of the bad events of the window, 0 to 1
 * @param traceId the id of a trace of one of the latest; null if unknown
 */
public record CauseView(
        String kind,
        String label,
        long events,
        double share,
        @Nullable String traceId) {
    static List<CauseView> allOf(BadEvents bad) {
        double all = (double) bad.events();
        return bad.causes().stream().map(cause -> of(cause, all)).toList();
    }

    private static CauseView of(Cause cause, double all) {
        return new CauseView(
                PlainText.lower(cause.kind()),
                cause.label(),
                cause.events(),
                cause.events() / all,
                cause.traceId().orElse(null));
    }
}
