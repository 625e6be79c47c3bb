package io.slo4j.internal.budget;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.BitSet;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

/** IntervalSet against a set that holds every single number. */
class IntervalSetProperties {
    record Stretch(int from, int until) {}

    @Provide
    Arbitrary<List<Stretch>> stretches() {
        Arbitrary<Integer> end = Arbitraries.integers().between(0, 40);
        return net.jqwik.api.Combinators.combine(end, end)
                .as(Stretch::new)
                .list()
                .ofMaxSize(8);
    }

    @Property
    void whatLiesWithinIsCountedOnce(
            @ForAll("stretches") List<Stretch> all,
            @ForAll @IntRange(min = 0, max = 45) int from,
            @ForAll @IntRange(min = 0, max = 45) int until) {
        assertEquals(
                from < until ? naive(all).get(from, until).cardinality() : 0,
                stretches(all).within(from, until));
    }

    @Property
    void reachingBackPassesOverWhatLiesWithin(
            @ForAll("stretches") List<Stretch> all,
            @ForAll @IntRange(min = 0, max = 20) int floor,
            @ForAll @IntRange(min = 20, max = 45) int until,
            @ForAll @IntRange(min = 0, max = 45) int count) {
        BitSet naive = naive(all);
        int free = (int) stretches(all).reachBack(until, count, floor);
        int expected = Math.min(count, until - floor - naive.get(floor, until).cardinality());
        assertEquals(expected, until - free - naive.get(free, until).cardinality());
        assertEquals(true, free >= floor && free <= until);
    }

    @Example
    void aStretchWithoutEndHidesEverythingAfterItsBeginning() {
        IntervalSet open = IntervalSet.NONE.and(10, Long.MAX_VALUE);
        assertEquals(5, open.within(0, 15));
        assertEquals(0, open.within(20, 15));
        assertEquals(7, open.reachBack(30, 3, 0));
        assertEquals(3, IntervalSet.NONE.reachBack(10, 7, 3));
    }

    @Example
    void aStretchAtTheOtherEndOfTheLineHidesNothing() {
        assertEquals(
                0, IntervalSet.NONE.and(Long.MAX_VALUE - 10, Long.MAX_VALUE).within(Long.MIN_VALUE + 1, -5));
        assertEquals(
                0, IntervalSet.NONE.and(Long.MIN_VALUE, Long.MIN_VALUE + 10).within(7, Long.MAX_VALUE));
    }

    private static IntervalSet stretches(List<Stretch> all) {
        IntervalSet stretches = IntervalSet.NONE;
        for (Stretch stretch : all) {
            stretches = stretches.and(stretch.from(), stretch.until());
        }
        return stretches;
    }

    private static BitSet naive(List<Stretch> all) {
        BitSet set = new BitSet();
        for (Stretch stretch : all) {
            if (stretch.from() < stretch.until()) {
                set.set(stretch.from(), stretch.until());
            }
        }
        return set;
    }
}
