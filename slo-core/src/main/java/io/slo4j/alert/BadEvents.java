package io.slo4j.alert;

import static io.slo4j.internal.check.Arguments.allGiven;
import static io.slo4j.internal.check.Arguments.given;

import io.slo4j.internal.check.OneLine;
import io.slo4j.text.Figures;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The bad events of a window, by what made them bad. Immutable.
 *
 * <p>Causes are kept at fewer instants than totals are: a window of them begins up to a sixth of its length, or half a minute, too
 * early, and a third where many causes come all the time. So their shares tell more than their numbers. Events of before this was
 * counted have no cause.
 */
public final class BadEvents {
    /** None, or none of which the cause is known. */
    public static final BadEvents NONE = new BadEvents(List.of());

    private static final int MOST_NAMED = 3;
    private static final int MOST_OF_A_LABEL = 60;
    private static final double LEAST_NAMED = 0.01;
    private static final Comparator<Cause> MOST_FIRST = Comparator.comparingLong(Cause::events)
            .reversed()
            .thenComparing(Cause::kind)
            .thenComparing(Cause::label);

    private final List<Cause> causes;

    private BadEvents(List<Cause> causes) {
        this.causes = causes;
    }

    /**
     * Bad events with these causes.
     *
     * @param causes the causes, in any order; those without events are left out
     * @return the bad events
     */
    public static BadEvents of(List<Cause> causes) {
        List<Cause> some = allGiven("cause", causes).stream()
                .filter(cause -> cause.events() > 0)
                .sorted(MOST_FIRST)
                .toList();
        return some.isEmpty() ? NONE : new BadEvents(some);
    }

    /**
     * The causes.
     *
     * @return the most frequent first; at most 16, and one {@link Cause#OTHER} of each kind
     */
    public List<Cause> causes() {
        return causes;
    }

    /**
     * How many events threw, or ended without a mark.
     *
     * @return 0 or more
     */
    public long failed() {
        return events(cause -> cause.kind() == Cause.Kind.FAILED);
    }

    /**
     * How many events took longer than the latency threshold, and were good otherwise.
     *
     * @return 0 or more
     */
    public long slow() {
        return events(cause -> cause.kind() == Cause.Kind.SLOW);
    }

    /**
     * How many events a rule of outcome judged by their result, or the caller marked.
     *
     * @return 0 or more
     */
    public long judged() {
        return events(cause -> cause.kind() == Cause.Kind.JUDGED);
    }

    /**
     * How many there are.
     *
     * @return 0 or more
     */
    public long events() {
        return events(cause -> true);
    }

    /**
     * How many of them have the kind and the label of a cause.
     *
     * @param cause the cause, of whatever number of events
     * @return 0 or more
     */
    public long eventsOf(Cause cause) {
        given("cause", cause);
        return events(one -> one.kind() == cause.kind() && one.label().equals(cause.label()));
    }

    private long events(Predicate<Cause> which) {
        return causes.stream().filter(which).mapToLong(Cause::events).reduce(0, BadEvents::sum);
    }

    private static long sum(long one, long other) {
        return one > Long.MAX_VALUE - other ? Long.MAX_VALUE : one + other;
    }

    /**
     * The most frequent causes and their shares, three at most: {@code 83% SQLTimeoutException, 12% slower than 300ms}. What says
     * nothing, and what is less than a hundredth, is not named.
     *
     * @return one line; empty if nothing is known but that events were bad
     */
    public String text() {
        double all = (double) events();
        return causes.stream()
                .filter(BadEvents::isSaid)
                .limit(MOST_NAMED)
                .filter(cause -> cause.events() >= LEAST_NAMED * all)
                .map(cause ->
                        Figures.percent(cause.events() / all) + " " + OneLine.of(cause.shortLabel(), MOST_OF_A_LABEL))
                .collect(Collectors.joining(", "));
    }

    /**
     * How many of them somebody or something has said the cause of.
     *
     * @return all but those of {@link Cause#MARKED} and {@link Cause#OTHER}, 0 or more
     */
    public long explained() {
        return events(BadEvents::isSaid);
    }

    private static boolean isSaid(Cause cause) {
        return !cause.label().equals(Cause.MARKED) && !cause.label().equals(Cause.OTHER);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof BadEvents that && causes.equals(that.causes);
    }

    @Override
    public int hashCode() {
        return causes.hashCode();
    }

    /** How many of each kind, and why: {@code 95 failed, 12 slow, 0 judged (83% IOException, 12% slower than 300ms)}. */
    @Override
    public String toString() {
        String text = text();
        return failed() + " failed, " + slow() + " slow, " + judged() + " judged"
                + (text.isEmpty() ? "" : " (" + text + ")");
    }
}
