package io.slo4j.spec.file;

import io.slo4j.spec.file.RatioQueries.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Makes queries of what a file has; anything but one ratio is a mistake. */
record QueriesRead(Element where, String source, boolean counters) {
    Optional<RatioQueries> of(
            Optional<String> good,
            Optional<String> bad,
            Optional<String> total,
            Optional<String> goodRatio,
            Optional<String> badRatio) {
        List<RatioQueries> made = new ArrayList<>();
        try {
            good.ifPresent(query -> made.add(new RatioQueries(Kind.GOOD, query, total.orElse(null), counters, source)));
            bad.ifPresent(query -> made.add(new RatioQueries(Kind.BAD, query, total.orElse(null), counters, source)));
            goodRatio.ifPresent(
                    query -> made.add(new RatioQueries(Kind.GOOD_RATIO, query, total.orElse(null), counters, source)));
            badRatio.ifPresent(
                    query -> made.add(new RatioQueries(Kind.BAD_RATIO, query, total.orElse(null), counters, source)));
        } catch (IllegalArgumentException e) {
            where.mistake(String.valueOf(e.getMessage()));
            return Optional.empty();
        }
        if (made.size() == 1) {
            return Optional.of(made.get(0));
        }
        where.mistake(
                "queries must have one of good, bad, goodRatio and badRatio, and total with the first two, but had "
                        + (made.isEmpty() ? "none" : made.size() + " of them"));
        return Optional.empty();
    }
}
