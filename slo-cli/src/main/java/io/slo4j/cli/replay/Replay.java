package io.slo4j.cli.replay;

import io.slo4j.Slo;
import io.slo4j.SloDefinition;
import io.slo4j.SloStatus;
import io.slo4j.alert.AlertState;
import io.slo4j.alert.AlertStatus;
import io.slo4j.alert.AlertSubscription;
import io.slo4j.alert.Severity;
import io.slo4j.cli.log.SecondSink;
import io.slo4j.simulate.HistoryPlayer;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A real SLO into which the seconds of a log are played. It is evaluated once in every second, after the events of that second,
 * so a window that ends at second t holds the events of the seconds after t - W, up to t. It has been observed since just
 * before its first second.
 */
public final class Replay implements SecondSink {
    private final SloDefinition definition;
    private final List<ReplayObserver> observers;
    private final AlertState[] states;
    private @Nullable Running running;
    private long firstSecond;

    /*
     * A listener is called for alerts that fire and resolve, but not for pending ones, which only a rule with a hold has.
     */
    private final boolean mayBePending;
    private boolean changed;

    /** The SLO and its time, which begin with the first event. */
    private record Running(HistoryPlayer player, Slo slo) {}

    /**
     * A replay that has not begun.
     *
     * @param observers called for each evaluation, after its transitions
     */
    public Replay(SloDefinition definition, List<ReplayObserver> observers) {
        this.definition = definition;
        this.observers = observers;
        this.states = new AlertState[definition.rules().size()];
        Arrays.fill(states, AlertState.INACTIVE);
        this.mayBePending =
                definition.rules().stream().anyMatch(rule -> !rule.hold().isZero());
    }

    @Override
    public void count(long second, long good, long bad) {
        Running now = running;
        if (now == null) {
            firstSecond = second;
            now = begin();
        }
        now.player.play(onThePlayersClock(second), good, bad);
    }

    /** The events of a second are evaluated at its own instant, so on the player's clock it is the second that ends there. */
    private static long onThePlayersClock(long second) {
        return second - 1;
    }

    private Running begin() {
        HistoryPlayer player = HistoryPlayer.startingAt(onThePlayersClock(firstSecond));
        Slo slo = player.register(definition);
        AlertSubscription each = AlertSubscription.to(alert -> changed = true).withoutInhibition();
        slo.subscribe(each);
        slo.subscribe(each.severity(Severity.INFO));
        player.afterEachSecond(() -> evaluated(slo));
        Running begun = new Running(player, slo);
        running = begun;
        return begun;
    }

    private void evaluated(Slo slo) {
        if (mayBePending || changed) {
            changed = false;
            compare(slo.status());
        }
        observers.forEach(observer -> observer.evaluated(slo));
    }

    private void compare(SloStatus status) {
        List<AlertStatus> alerts = status.alerts();
        for (int i = 0; i < states.length; i++) {
            AlertStatus alert = alerts.get(i);
            AlertState before = states[i];
            if (alert.state() != before) {
                states[i] = alert.state();
                Transition transition =
                        new Transition(status.at(), alert.rule(), before, alert.state(), alert.evidence());
                observers.forEach(observer -> observer.changed(transition));
            }
        }
    }

    /** When the first second with events began. */
    public Instant began() {
        return Instant.ofEpochSecond(firstSecond);
    }

    /** The status of the SLO after the last second, which is evaluated if it has not been; empty before the first. */
    public Optional<SloStatus> status() {
        Running now = running;
        if (now == null) {
            return Optional.empty();
        }
        now.player.finishSecond();
        return Optional.of(now.slo.status());
    }
}
