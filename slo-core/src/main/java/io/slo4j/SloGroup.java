package io.slo4j;

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
 * the label; it counts at once and is evaluated from the next tick on. Beyond the greatest number of members all further
 * values share one more member, {@value #OTHER}, so that values made up by strangers cannot fill the memory. A member that
 * has had no events for the idle time, and no pending or firing alert, is evicted. If its value comes back, a new member
 * starts from zero.
 *
 * <p>Safe for use by any thread; asking for a member takes no lock. Ask each time and keep no member: one that was kept for
 * longer than the idle time may have been evicted, and its events reach its successor only at the next check for idle
 * members.
 */
public final class SloGroup implements AutoCloseable {
    /** The label value of the member that stands for all values beyond the greatest number. */
    public static final String OTHER = Members.OTHER;

    private final Members<Slo> members;

    SloGroup(Members<Slo> members) {
        this.members = members;
    }

    /**
     * Returns the SLO of a label value. Never fails; a null value gets the member {@value #OTHER}.
     *
     * @param value the label's value
     * @return its SLO, or the shared one of all values beyond the greatest number
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

    /** Removes the group and its members from their registry. Closing again does nothing. */
    @Override
    public void close() {
        members.close();
    }

    @Override
    public String toString() {
        return "SloGroup[" + name() + " by " + label() + "]";
    }
}
