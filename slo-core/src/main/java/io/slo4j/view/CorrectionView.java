package io.slo4j.view;

import io.slo4j.budget.BudgetCorrection;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A correction of an error budget, which excludes events from it. Immutable; instants are in ISO 8601.
 *
 * @param kind {@code exclusion}, {@code forgiveness} or {@code reset}
 * @param at when it was made
 * @param reason the reason given for it
 * @param from when the excluded interval begins
 * @param until when the excluded interval ends
 * @param good how many good events it has excluded so far
 * @param bad how many bad events it has excluded so far
 * @param withdrawnAt when it was withdrawn; null if it was not
 */
public record CorrectionView(
        String kind,
        String at,
        String reason,
        String from,
        String until,
        long good,
        long bad,
        @Nullable String withdrawnAt) {
    static CorrectionView of(BudgetCorrection correction) {
        return new CorrectionView(
                correction.kind().name().toLowerCase(Locale.ROOT),
                correction.at().toString(),
                correction.reason(),
                correction.from().toString(),
                correction.until().toString(),
                correction.good(),
                correction.bad(),
                correction.withdrawnAt().map(Instant::toString).orElse(null));
    }
}
