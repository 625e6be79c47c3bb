package io.slo4j.view;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.slo4j.BudgetingMethod;
import io.slo4j.SloRegistry;
import io.slo4j.SloStatus;
import io.slo4j.store.SloSnapshot;
import io.slo4j.store.SnapshotFormatException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.LongAdder;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AfterContainer;

class ViewProperties {
    private static final int STEPS = 300;
    private static final LongAdder FIRED = new LongAdder();
    private static final LongAdder CORRECTED = new LongAdder();
    private static final LongAdder SAME = new LongAdder();

    /* In which tick the least was consumed is known as finely as there are checkpoints. */
    private static final double OF_CHECKPOINTS = 0.002;

    @Provide
    static Arbitrary<Long> seeds() {
        return Arbitraries.longs();
    }

    @Provide
    static Arbitrary<BudgetingMethod> methods() {
        return Arbitraries.of(
                BudgetingMethod.occurrences(),
                BudgetingMethod.timeslices(Duration.ofMinutes(1), 0.9),
                BudgetingMethod.ratioTimeslices(Duration.ofMinutes(5)));
    }

    @Property(tries = 60)
    void aSnapshotShowsWhatTheRegistryShows(@ForAll("seeds") long seed, @ForAll("methods") BudgetingMethod method)
            throws SnapshotFormatException {
        SloRegistry service = new RandomHistory(seed, method, 0).through(STEPS).whole();
        RegistryView live = RegistryView.of(service);
        SloSnapshot snapshot = service.snapshot();
        assertEquals(live, RegistryView.of(snapshot));
        assertEquals(live, RegistryView.of(SloSnapshot.fromBytes(snapshot.toBytes())));
        FIRED.add(live.alertHistory().size());
        CORRECTED.add(live.slos().get(0).budget().corrections().size());
    }

    @Property(tries = 40)
    void whatReplicasCountedTogetherShowsAsIfOneHadCountedIt(@ForAll("seeds") long seed) {
        RandomHistory history = new RandomHistory(seed, BudgetingMethod.occurrences(), 3).through(STEPS);
        SloView whole = RegistryView.of(history.whole()).slos().get(0);
        List<SloSnapshot> parts =
                history.replicas().stream().map(SloRegistry::snapshot).toList();
        SloView merged = RegistryView.of(SloSnapshot.merge(parts)).slos().get(0);
        assertEquals(whole.good(), merged.good());
        assertEquals(whole.bad(), merged.bad());
        assertEquals(withoutCauses(whole), withoutCauses(merged));
        assertEquals(
                SloStatus.of(history.whole().snapshot()).get(0).badEvents(),
                SloStatus.of(SloSnapshot.merge(parts)).get(0).badEvents());
        double tolerance = whole.budget().consumed() * OF_CHECKPOINTS;
        assertEquals(whole.budget().consumed(), merged.budget().consumed(), tolerance);
        if (whole.budget().consumed() == merged.budget().consumed()) {
            SAME.increment();
            assertEquals(whole.budget().remaining(), merged.budget().remaining());
            assertEquals(whole.budget().badEventsLeft(), merged.budget().badEventsLeft());
            assertEquals(whole.budget().timeToExhaustion(), merged.budget().timeToExhaustion());
        }
        assertEquals(whole.budget().corrections(), merged.budget().corrections());
        assertEquals(whole.budget().good(), merged.budget().good());
        assertEquals(whole.budget().coverage(), merged.budget().coverage());
    }

    /* Where windows of causes begin depends on when there were bad events, which was not the same in each replica. */
    private static List<WindowView> withoutCauses(SloView slo) {
        return slo.windows().stream()
                .map(window -> new WindowView(
                        window.window(),
                        window.length(),
                        window.good(),
                        window.bad(),
                        window.errorRatio(),
                        window.burnRate(),
                        window.coverage(),
                        0,
                        0,
                        0,
                        List.of()))
                .toList();
    }

    /* In these, the least was consumed by all in a tick in which it was by none of them, and in one before a bad event of another. */
    @Example
    void theTickInWhichTheLeastWasConsumedIsThatOfAll() {
        whatReplicasCountedTogetherShowsAsIfOneHadCountedIt(6630171);
        whatReplicasCountedTogetherShowsAsIfOneHadCountedIt(1789707);
        whatReplicasCountedTogetherShowsAsIfOneHadCountedIt(-420);
    }

    @Property(tries = 20)
    void theRulesOfOneInstanceMergedAloneKeepTheirDistances(@ForAll("seeds") long seed) {
        SloSnapshot snapshot = new RandomHistory(seed, BudgetingMethod.occurrences(), 0)
                .through(STEPS)
                .whole()
                .snapshot();
        assertEquals(distances(snapshot), distances(SloSnapshot.merge(List.of(snapshot))));
    }

    private static List<String> distances(SloSnapshot snapshot) {
        return RegistryView.of(snapshot).slos().get(0).alerts().stream()
                .map(alert -> alert.severity() + " " + alert.rule() + " " + alert.distance())
                .toList();
    }

    @AfterContainer
    static void alertsFiredAndBudgetsWereCorrected() {
        assertTrue(FIRED.sum() > 60 && CORRECTED.sum() > 60, FIRED + " alerts, " + CORRECTED + " corrections");
        assertTrue(SAME.sum() > 30, SAME + " budgets to the last bit");
    }
}
