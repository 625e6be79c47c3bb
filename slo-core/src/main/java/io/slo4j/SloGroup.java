package io.slo4j;

import io.slo4j.internal.check.OneLine;
import io.slo4j.internal.engine.Members;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One SLO, with its own error budget, for each value of a label: for each route, tenant or region.
 *
 * <pre>{@code
 * SloGroup routes = Slo.builder("http").objective("99.9%").groupBy("route").register(slos);
 * routes.of("/checkout").call(() -> placeOrder(cart));
 * }</pre>
 *
 * <p>A member is registered when its value is first asked for, under the name {@code http{route="/checkout"}}, and carries
 * the label; it counts at once and is evaluated from the next tick on. Members that an earlier process has left are there as soon as
 * the group is. Beyond the greatest number of members every further value shares one more, {@value #OTHER}, so that values made up
 * by strangers cannot fill the memory; no value of yours should be called so.
 *
 * <p>A member without events for the idle time, none of whose alerts is pending or firing, is evicted and starts anew should its
 * value come back. While values are turned away, a member that has had fewer than ten events and none for ten minutes is evicted as
 * well, so that values that are tried once keep no place for long.
 *
 * <p>Safe for use by any thread. A member that you keep may have been evicted meanwhile: what is recorded through it is counted,
 * from the next tick on, by the member that has its value then. Its own status stays as it was; so ask each time.
 */
public final class SloGroup implements AutoCloseable {
    /** The label value of the member that stands for all values beyond the greatest number. */
    public static final String OTHER = Members.OTHER;

    private final Members<Slo> members;

    SloGroup(Members<Slo> members) {
        this.members = members;
    }

    /**
     * The SLO of a label value; never fails. A null value counts as one too many. For a value that has an SLO this takes no lock
     * and allocates nothing, if the value is at most 200 characters long.
     *
     * @param value the label's value; of one that is longer, or no valid text, the SLO has the beginning and a number made of all
     *     of it
     * @return its SLO, or that of all values beyond the greatest number
     */
    public Slo of(@Nullable String value) {
        return members.of(value);
    }

    /**
     * Returns the members with the least error budget remaining.
     *
     * @param most how many at most, 0 or more
     * @return their status, the least remaining budget first; where that is equal, the one that burns faster
     * @throws IllegalArgumentException if the number is negative
     */
    public List<SloStatus> worst(int most) {
        if (most < 0) {
            throw new IllegalArgumentException("number of members must be 0 or more, but was " + most);
        }
        return members.all()
                .map(Slo::status)
                .sorted(Comparator.comparingDouble(
                                (SloStatus status) -> status.budget().remaining())
                        .thenComparing(status -> -status.budget().currentBurnRate())
                        .thenComparing(SloStatus::name))
                .limit(most)
                .toList();
    }

    /**
     * Returns the current members.
     *
     * @return an immutable copy, ordered by name
     */
    public List<Slo> members() {
        return members.all().sorted(Comparator.comparing(Slo::name)).toList();
    }

    /**
     * Returns how often {@link #of} answered with the member {@value #OTHER}, because the value was null or beyond the
     * greatest number.
     *
     * @return a count that only grows
     */
    public long overflowed() {
        return members.overflowed();
    }

    /**
     * The name.
     *
     * @return as given to the builder
     */
    public String name() {
        return members.name();
    }

    /**
     * The label.
     *
     * @return its key
     */
    public String label() {
        return members.label();
    }

    /**
     * The settings that all members have in common.
     *
     * @return the definition of the group: its name is that of the group, and it has no value of the label
     */
    public SloDefinition definition() {
        return members.definition();
    }

    /**
     * Closes the members as {@link Slo#close()} does: they are counted, not watched, and a group of the same name and label goes on
     * from them, with its own objective. Until there is one, {@link #of} hands out SLOs that are counted and not watched; from then
     * on it hands out members of that one. Closing again does nothing.
     */
    @Override
    public void close() {
        members.close();
    }

    /**
     * Gives the group up, with everything that its members have counted: their alerts resolve at the next tick, and they are in no
     * later snapshot. {@link #of} still never fails, but nobody looks. May be called after {@link #close()}; if another group has
     * gone on from this one, nothing happens.
     */
    public void retire() {
        members.retire();
    }

    @Override
    public String toString() {
        return OneLine.of("SloGroup[" + name() + " by " + label() + "]");
    }
}
