package io.slo4j.internal.engine;

import io.slo4j.internal.check.TimeLine;
import io.slo4j.internal.count.CheckpointTotals;
import io.slo4j.internal.count.Sampling;
import io.slo4j.internal.snapshot.StoredAlert;
import io.slo4j.internal.snapshot.StoredSlo;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What was counted under the name of a member of a group, waiting for the group to be registered.
 *
 * @param value the value of the label
 * @param fires whether an alert fires
 * @param events how many events there were
 * @param countedNanos no event is later than this instant, in nanoseconds since the epoch
 */
record NamedPast(String value, boolean fires, long events, long countedNanos) {
    /** Which to keep where there is no room for all. */
    static final Comparator<NamedPast> BEST_FIRST = Comparator.comparing(NamedPast::fires)
            .thenComparing(NamedPast::events)
            .reversed()
            .thenComparing(NamedPast::value);

    /** Empty if it is not that of a member of this group. */
    static Optional<NamedPast> of(StoredSlo stored, MemberName names) {
        return names.value(stored.name())
                .map(value -> new NamedPast(
                        value,
                        stored.alerts().stream().anyMatch(alert -> alert.state() == StoredAlert.State.FIRING),
                        stored.good() + stored.bad(),
                        stored.checkpoints().totals().settledNanos(TimeLine.nanos(stored.asOf()))));
    }

    /** The same of an SLO that was closed. */
    static Optional<NamedPast> of(SloTracker closed, MemberName names, Sampling sampling, long nowNanos) {
        return names.value(closed.definition().name()).map(value -> {
            CheckpointTotals totals = sampling.read(closed.parts().history());
            return new NamedPast(
                    value,
                    closed.alerts().anyFires(),
                    totals.goodNow() + totals.badNow(),
                    totals.settledNanos(nowNanos));
        });
    }

    /** The same of members that are there. */
    static <H> Map<NamedPast, Entry<H>> of(
            Collection<Entry<H>> members, MemberName names, Sampling sampling, long nowNanos) {
        Map<NamedPast, Entry<H>> pasts = new HashMap<>();
        members.forEach(
                member -> of(member.tracker(), names, sampling, nowNanos).ifPresent(past -> pasts.put(past, member)));
        return pasts;
    }
}
