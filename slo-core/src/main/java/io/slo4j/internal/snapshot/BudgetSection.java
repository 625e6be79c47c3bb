package io.slo4j.internal.snapshot;

import io.slo4j.store.SnapshotFormatException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What the error budget of one SLO needs beside the counts, as {@link SnapshotCodec} documents it. */
final class BudgetSection {
    private static final int FIRST = 1;
    private static final int LAST = 2;
    private static final int TOOK = 4;
    private static final int WITHDRAWN = 8;

    private BudgetSection() {}

    static void write(StoredBudget budget, ByteOutput out) {
        CountsSection.write(budget.countsAtStart(), out.instant(budget.periodStart()));
        out.varint(budget.corrections().size());
        budget.corrections().forEach(correction -> write(correction, out));
        out.text(budget.level());
    }

    private static void write(StoredCorrection correction, ByteOutput out) {
        out.oneByte(correction.kind().code).instant(correction.at()).text(correction.reason());
        out.instant(correction.from()).instant(correction.until());
        out.oneByte((correction.first().isPresent() ? FIRST : 0)
                | (correction.last().isPresent() ? LAST : 0)
                | (correction.took().isPresent() ? TOOK : 0)
                | (correction.withdrawn().isPresent() ? WITHDRAWN : 0));
        correction.first().ifPresent(counts -> CountsSection.write(counts, out));
        correction.last().ifPresent(counts -> CountsSection.write(counts, out));
        correction.took().ifPresent(counts -> CountsSection.write(counts, out));
        correction.withdrawn().ifPresent(out::instant);
    }

    static StoredBudget read(ByteInput in) throws SnapshotFormatException {
        Instant periodStart = in.instant("beginning of a period");
        StoredCounts countsAtStart = CountsSection.read(in);
        int size = in.size("number of corrections", StoredCorrection.MOST);
        List<StoredCorrection> corrections = new ArrayList<>(size);
        for (int i = size; i > 0; i--) {
            StoredCorrection correction = correction(in);
            if (!correction.isInOrder()) {
                throw Damage.of("correction of a budget must begin before it ends, but was " + correction);
            }
            corrections.add(correction);
        }
        return new StoredBudget(periodStart, countsAtStart, corrections, in.text("level"));
    }

    private static StoredCorrection correction(ByteInput in) throws SnapshotFormatException {
        StoredCorrection.Kind kind =
                StoredCorrection.Kind.of(in.choice("kind of correction", StoredCorrection.Kind.HIGHEST_CODE));
        Instant at = in.instant("instant of a correction");
        String reason = in.text("reason");
        Instant from = in.instant("beginning of a correction");
        Instant until = in.instant("end of a correction");
        int given = in.choice("parts of a correction", FIRST + LAST + TOOK + WITHDRAWN);
        return new StoredCorrection(
                kind,
                at,
                reason,
                from,
                until,
                (given & FIRST) == 0 ? Optional.empty() : Optional.of(CountsSection.read(in)),
                (given & LAST) == 0 ? Optional.empty() : Optional.of(CountsSection.read(in)),
                (given & TOOK) == 0 ? Optional.empty() : Optional.of(CountsSection.read(in)),
                (given & WITHDRAWN) == 0 ? Optional.empty() : Optional.of(in.instant("withdrawal")));
    }
}
