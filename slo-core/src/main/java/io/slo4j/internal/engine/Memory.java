package io.slo4j.internal.engine;

import io.slo4j.internal.check.TimeLine;
import io.slo4j.internal.count.Sampling;
import io.slo4j.internal.delivery.Delivery;
import io.slo4j.internal.delivery.EpisodeLog;
import io.slo4j.internal.delivery.EpisodeState;
import io.slo4j.internal.delivery.OwedEnd;
import io.slo4j.internal.delivery.SilenceList;
import io.slo4j.internal.snapshot.RestoredSnapshot;
import io.slo4j.internal.snapshot.SloMapper;
import io.slo4j.internal.snapshot.SloParts;
import io.slo4j.internal.snapshot.StoredSlo;
import io.slo4j.store.SloSnapshot;
import io.slo4j.time.SloClock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * Everything that one registry knows: written down for a later process, and taken over from an earlier one. Safe for use by any
 * thread.
 */
final class Memory {
    private final SloClock clock;
    private final TickLock ticking;
    private final SharedTimeline timeline;
    private final Trackers trackers;
    private final SilenceList silences;
    private final EpisodeLog history;
    private final Delivery delivery;

    Memory(
            SloClock clock,
            TickLock ticking,
            SharedTimeline timeline,
            Trackers trackers,
            SilenceList silences,
            EpisodeLog history,
            Delivery delivery) {
        this.clock = clock;
        this.ticking = ticking;
        this.timeline = timeline;
        this.trackers = trackers;
        this.silences = silences;
        this.history = history;
        this.delivery = delivery;
    }

    /**
     * Writes everything down. Ticks and recording go on meanwhile.
     *
     * @param ticked those that take part in ticks; asked between ticks
     */
    SloSnapshot snapshot(Supplier<Collection<SloTracker>> ticked) {
        List<SloParts> present = new ArrayList<>();
        List<StoredSlo> stored = new ArrayList<>();
        Sampling sampling = ticking.held(() -> {
            ticked.get().forEach(tracker -> present.add(tracker.parts()));
            stored.addAll(trackers.waiting(clock.epochNanos()));
            return timeline.sampling();
        });
        long now = clock.epochNanos();
        SloMapper mapper = new SloMapper(sampling, now);
        present.forEach(slo -> stored.add(mapper.stored(slo)));
        /* After the SLOs and between ticks: every rule that is stored as firing has its episode, none delivered too early. */
        List<OwedEnd> owed = new ArrayList<>();
        List<EpisodeState> episodes = ticking.held(() -> {
            owed.addAll(delivery.owedEnds(now));
            return history.state(TimeLine.instant(now), delivery::isOutstanding);
        });
        return trackers.snapshot(now, sampling, stored, silences.list(), episodes, owed);
    }

    /**
     * Takes over what an earlier process left, between two ticks: it becomes the past of what was counted here.
     *
     * @param ticked those that take part in ticks; asked between ticks
     * @param givenUp SLOs that there shall not be any more: their alerts are over
     */
    void takeOver(SloSnapshot snapshot, Supplier<Collection<SloTracker>> ticked, Predicate<String> givenUp) {
        ticking.held(() -> {
            long now = clock.epochNanos();
            RestoredSnapshot earlier = RestoredSnapshot.of(snapshot, now);
            earlier.forget(givenUp);
            Collection<SloTracker> here = ticked.get();
            silences.restore(earlier.silences());
            timeline.releases().restore(earlier.releases());
            history.restore(earlier.episodes());
            delivery.restore(earlier.owedEnds(), now);
            trackers.takeOver(earlier, here, now, delivery::resume);
            if (delivery.isAnyLeft()) {
                Set<String> names =
                        here.stream().map(one -> one.definition().name()).collect(Collectors.toSet());
                delivery.endLeft(givenUp.or(names::contains), now);
            }
            return now;
        });
    }
}
