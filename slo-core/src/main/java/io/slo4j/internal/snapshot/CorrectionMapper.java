package io.slo4j.internal.snapshot;

import io.slo4j.budget.BudgetCorrection;
import io.slo4j.internal.budget.Correction;
import io.slo4j.internal.budget.Counts;
import io.slo4j.internal.check.TimeLine;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A correction of a budget, stored and restored. */
final class CorrectionMapper {
    private CorrectionMapper() {}

    static StoredCorrection stored(Correction correction) {
        return new StoredCorrection(
                switch (correction.kind()) {
                    case EXCLUSION -> StoredCorrection.Kind.EXCLUSION;
                    case FORGIVENESS -> StoredCorrection.Kind.FORGIVENESS;
                    case RESET -> StoredCorrection.Kind.RESET;
                },
                TimeLine.instant(correction.atNanos()),
                correction.reason(),
                TimeLine.instant(correction.fromNanos()),
                TimeLine.instant(correction.untilNanos()),
                Optional.ofNullable(correction.from()).map(CountsMapper::stored),
                Optional.ofNullable(correction.until()).map(until -> notBefore(correction.from(), until)),
                Optional.ofNullable(correction.took()).map(CountsMapper::stored),
                Optional.ofNullable(correction.withdrawn()));
    }

    /* Between marks that are out of order nothing was counted: so they are read, and so they mean nothing else. */
    private static StoredCounts notBefore(@Nullable Counts from, Counts until) {
        StoredCounts last = CountsMapper.stored(until);
        if (from == null) {
            return last;
        }
        StoredCounts first = CountsMapper.stored(from);
        return new StoredCounts(Math.max(first.good(), last.good()), Math.max(first.bad(), last.bad()));
    }

    static Correction restored(StoredCorrection stored) {
        return new Correction(
                switch (stored.kind()) {
                    case EXCLUSION -> BudgetCorrection.Kind.EXCLUSION;
                    case FORGIVENESS -> BudgetCorrection.Kind.FORGIVENESS;
                    case RESET -> BudgetCorrection.Kind.RESET;
                },
                TimeLine.nanos(stored.at()),
                stored.reason(),
                TimeLine.nanos(stored.from()),
                TimeLine.nanos(stored.until()),
                stored.first().map(CountsMapper::restored).orElse(null),
                stored.last().map(CountsMapper::restored).orElse(null),
                stored.took().map(CountsMapper::restored).orElse(null),
                stored.withdrawn().orElse(null));
    }
}
