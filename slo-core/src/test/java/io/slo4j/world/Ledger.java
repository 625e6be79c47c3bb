package io.slo4j.world;

import java.util.Map;
import java.util.TreeMap;

/** What the model counted: good and bad events of each SLO, by its name. */
final class Ledger {
    private final Map<String, Count> counts = new TreeMap<>();

    /** Events of one SLO. */
    record Count(long good, long bad) {
        static final Count NONE = new Count(0, 0);

        Count plus(long moreGood, long moreBad) {
            return new Count(good + moreGood, bad + moreBad);
        }
    }

    void add(String slo, long good, long bad) {
        counts.put(slo, of(slo).plus(good, bad));
    }

    /** The SLO's past was given up. */
    void forget(String slo) {
        counts.remove(slo);
    }

    Count of(String slo) {
        return counts.getOrDefault(slo, Count.NONE);
    }

    Ledger copy() {
        Ledger copy = new Ledger();
        copy.counts.putAll(counts);
        return copy;
    }

    Ledger plus(Ledger other) {
        Ledger sum = copy();
        other.counts.forEach((slo, count) -> sum.add(slo, count.good, count.bad));
        return sum;
    }

    @Override
    public String toString() {
        return counts.toString();
    }
}
