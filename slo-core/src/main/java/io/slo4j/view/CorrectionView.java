package io.slo4j.view;

import io.slo4j.budget.BudgetCorrection;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Something that was left out of an error budget. Immutable; instants are in ISO 8601.
 *
 * @param kind {@code exclusion}, {@code forgiveness} or {@code reset}
 * @param at when it was done
 * @param reason why
 * @param from when what is left out begins
 * @param until when it ends
 * @param good how many good events it has left out so far
 * @param bad how many bad events it has left out so far
 * @param withdrawnAt when it was taken back; null if it was not
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
