package io.slo4j;

import io.slo4j.budget.BudgetStatus;
import io.slo4j.internal.snapshot.SnapshotContent;
import io.slo4j.internal.snapshot.StoredAlert;
import io.slo4j.internal.snapshot.StoredEpisode;
import io.slo4j.internal.snapshot.StoredSlo;
import io.slo4j.internal.snapshot.TakenSnapshot;
import io.slo4j.store.SloSnapshot;
import io.slo4j.time.Durations;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * What a snapshot says, for people: of one instance, or of several that were merged. A tree of records that hold text,
 * numbers and lists only, so that any JSON library writes it as it stands; instants are in ISO 8601. Immutable.
 *
 * @param takenAt when the snapshot was taken
 * @param slos its SLOs, ordered by name
 * @param episodes the last times that alerts fired, the latest first
 */
public record SnapshotStatus(String takenAt, List<OfSlo> slos, List<OfEpisode> episodes) {
    /**
     * How one SLO stood.
     *
     * @param name its name
     * @param objective the objective, {@code 99.9%}
     * @param period the length of the period, {@code 30d}
     * @param since since when it has been observed
     * @param good good events since the beginning
     * @param bad bad events since the beginning
     * @param windows 5 m, 30 m, 1 h, 6 h and 3 d, as far as they fit into the period, and the period
     * @param budget the error budget of the period that ended with the snapshot, without corrections
     * @param alerts its rules that were pending or firing
     */
    public record OfSlo(
            String name,
            String objective,
            String period,
            String since,
            long good,
            long bad,
            List<OfWindow> windows,
            OfBudget budget,
            List<OfAlert> alerts) {}

    /**
     * What happened in a window that ended with the snapshot.
     *
     * @param window its length, {@code 5m}
     * @param good good events
     * @param bad bad events
     * @param errorRatio bad / (good + bad); 0 without events
     * @param burnRate error ratio / error budget
     * @param coverage how much of it was observed, 0 to 1
     */
    public record OfWindow(String window, long good, long bad, double errorRatio, double burnRate, double coverage) {}

    /**
     * How the error budget stood.
     *
     * @param consumed the share that is gone, 0 or more
     * @param remaining the share that is left, below 0 when overspent
     * @param badEventsLeft how many more bad events the period affords, at the traffic seen so far
     */
    public record OfBudget(double consumed, double remaining, long badEventsLeft) {}

    /**
     * How a rule stood.
     *
     * @param severity {@code PAGE} or {@code TICKET}
     * @param rule its name
     * @param state {@code pending} or {@code firing}
     * @param since since when its condition held
     */
    public record OfAlert(String severity, String rule, String state, String since) {}

    /**
     * One time that an alert fired.
     *
     * @param slo the SLO's name
     * @param severity {@code PAGE} or {@code TICKET}
     * @param rule the rule's name
     * @param started when its condition began to hold
     * @param fired when it began to fire
     * @param until when it resolved or, if it has not, until when it is known to have fired
     * @param resolved whether it has resolved
     */
    public record OfEpisode(
            String slo, String severity, String rule, String started, String fired, String until, boolean resolved) {}

    /**
     * Reads a snapshot.
     *
     * @param snapshot of one instance, or merged
     * @return what it says
     * @throws IllegalArgumentException if an SLO's objective is not one
     */
    public static SnapshotStatus of(SloSnapshot snapshot) {
        SnapshotContent content = TakenSnapshot.content(snapshot);
        long at = Durations.epochNanos(snapshot.takenAt());
        return new SnapshotStatus(
                snapshot.takenAt().toString(),
                content.slos().stream().map(slo -> slo(slo, at)).toList(),
                content.episodes().stream()
                        .sorted(Comparator.comparing(StoredEpisode::fired).reversed())
                        .map(SnapshotStatus::episode)
                        .toList());
    }

    private static OfSlo slo(StoredSlo slo, long atNanos) {
        Duration period = slo.definition().period();
        double errorBudget = Objective.parse(slo.definition().objective()).errorBudget();
        List<OfWindow> windows = Stream.concat(
                        SloPeriod.rolling(period).usualWindows().stream()
                                .filter(window -> window.compareTo(period) < 0),
                        Stream.of(period))
                .map(window -> window(slo, window, atNanos, errorBudget))
                .toList();
        OfWindow whole = windows.get(windows.size() - 1);
        BudgetStatus budget =
                BudgetStatus.of(errorBudget, period, whole.good, whole.bad, whole.coverage, whole.burnRate);
        return new OfSlo(
                slo.name(),
                slo.definition().objective(),
                Durations.text(period),
                slo.start().toString(),
                slo.good(),
                slo.bad(),
                windows,
                new OfBudget(budget.consumed(), budget.remaining(), budget.badEventsLeft()),
                slo.alerts().stream()
                        .filter(alert -> alert.state() != StoredAlert.State.INACTIVE)
                        .map(SnapshotStatus::alert)
                        .toList());
    }

    private static OfWindow window(StoredSlo slo, Duration window, long atNanos, double errorBudget) {
        long nanos = Durations.saturatedNanos(window);
        long[] good = new long[1];
        long[] bad = new long[1];
        slo.checkpoints().totals().at(new long[] {atNanos - nanos}, good, bad);
        long goodSince = slo.good() - good[0];
        long badSince = slo.bad() - bad[0];
        double ratio = goodSince + badSince == 0 ? 0 : (double) badSince / (goodSince + badSince);
        double observed = (double) (atNanos - Durations.epochNanos(slo.start())) / nanos;
        return new OfWindow(
                Durations.text(window),
                goodSince,
                badSince,
                ratio,
                ratio / errorBudget,
                Math.max(0, Math.min(1, observed)));
    }

    private static OfEpisode episode(StoredEpisode episode) {
        return new OfEpisode(
                episode.slo(),
                episode.severity(),
                episode.rule(),
                episode.started().toString(),
                episode.fired().toString(),
                episode.until().toString(),
                episode.resolved());
    }

    private static OfAlert alert(StoredAlert alert) {
        return new OfAlert(
                alert.severity(),
                alert.rule(),
                alert.state() == StoredAlert.State.FIRING ? "firing" : "pending",
                alert.since().toString());
    }
}
