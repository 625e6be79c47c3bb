package io.slo4j;

import io.slo4j.internal.engine.Members;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One definition for every value of a label: an SLO, with an error budget of its own, for each route, tenant or region.
 *
 * <pre>{@code
 * SloGroup routes = Slo.builder("http").objective("99.9%").groupBy("route").register(slos);
 * routes.of("/checkout").call(() -> placeOrder(cart));
 * }</pre>
 *
 * <p>A member is registered when its value is first asked for, under the name {@code http{route="/checkout"}}, and carries
 * the label; it counts at once and is evaluated from the next tick on. Beyond the greatest number of members every further
 * value shares one more, {@value #OTHER}, so that values made up by strangers cannot fill the memory. A member without
 * events for the idle time, none of whose alerts is pending or firing, is evicted and starts anew should its value come back.
 *
 * <p>Safe for use by any thread; asking for a member takes no lock. Ask each time: a member that was kept for longer than
 * the idle time may have been evicted meanwhile, and events reach its successor only at the next look for idle ones.
 */
public final class SloGroup implements AutoCloseable {
    /** The label value of the member that stands for all values beyond the greatest number. */
    public static final String OTHER = Members.OTHER;

    private final Members<Slo> members;

    SloGroup(Members<Slo> members) {
        this.members = members;
    }

    /**
     * The SLO of a label value; never fails. A null value counts as one too many.
     *
     * @param value the label's value
     * @return its SLO, or that of all values beyond the greatest number
     */
    public Slo of(@Nullable String value) {
        return members.of(value);
    }

    /**
     * The members whose error budgets are in the worst shape.
     *
     * @param most how many at most, 0 or more
     * @return how they stand, the least remaining budget first; where that is equal, the one that burns faster
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
     * The members of now.
     *
     * @return an immutable copy, ordered by name
     */
    public List<Slo> members() {
        return members.all().sorted(Comparator.comparing(Slo::name)).toList();
    }

    /**
     * How often a value was one too many, or null, and its event counted with the others of that kind.
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

    /** Takes the group and its members out of their registry. Closing again does nothing. */
    @Override
    public void close() {
        members.close();
    }

    @Override
    public String toString() {
        return "SloGroup[" + name() + " by " + label() + "]";
    }
}
