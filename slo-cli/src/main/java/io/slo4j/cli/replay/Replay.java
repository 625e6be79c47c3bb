package io.slo4j.cli.replay;

import io.slo4j.Slo;
import io.slo4j.SloBuilder;
import io.slo4j.SloRegistry;
import io.slo4j.SloStatus;
import io.slo4j.alert.AlertState;
import io.slo4j.alert.AlertStatus;
import io.slo4j.alert.AlertSubscription;
import io.slo4j.cli.log.SecondSink;
import io.slo4j.simulate.Settling;
import io.slo4j.time.VirtualClock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * A real SLO on a virtual clock that lives through the seconds of a log. It is evaluated once in every second, after the
 * events of that second, so a window that ends at second t holds the events of the seconds after t - W, up to t. It has
 * been observed since just before its first second.
 *
 * <p>Once it has {@linkplain Settling settled} after an event, the rest of a gap is passed over at once.
 */
public final class Replay implements SecondSink {
    private static final Duration TICK = Duration.ofSeconds(1);
    /** The windows that everybody asks about, as far as they fit into the period. */
    public static final List<Duration> USUAL_WINDOWS = List.of(
            Duration.ofMinutes(5),
            Duration.ofMinutes(30),
            Duration.ofHours(1),
            Duration.ofHours(6),
            Duration.ofDays(3));

    private final Terms terms;
    private final List<ReplayObserver> observers;
    private final AlertState[] states;
    private final Settling settling;
    private @Nullable Running running;
    private long firstSecond;
    private long second;
    private long lastEvent;

    /* A listener hears of alerts that fire and resolve, but of none that is pending, as only a rule with a hold can be. */
    private final boolean mayBePending;
    private boolean told;

    /** The SLO and its clock, which begin with the first event. */
    private record Running(VirtualClock clock, SloRegistry slos, Slo slo) {}

    public Replay(Terms terms, List<ReplayObserver> observers) {
        this.terms = terms;
        this.observers = observers;
        this.states = new AlertState[terms.rules().size()];
        Arrays.fill(states, AlertState.INACTIVE);
        this.mayBePending = terms.rules().stream().anyMatch(rule -> !rule.hold().isZero());
        this.settling = Settling.of(terms.period(), terms.rules());
    }

    @Override
    public void count(long atSecond, long good, long bad) {
        Running now = running;
        if (now == null) {
            firstSecond = atSecond;
            now = begin(atSecond - 1);
        }
        if (second < atSecond - 1) {
            pass(now, atSecond - 1);
        }
        move(now, 1);
        now.slo.good(good);
        now.slo.bad(bad);
        lastEvent = second;
        evaluate(now);
    }

    private void pass(Running now, long until) {
        long settled = settling.after(Instant.ofEpochSecond(lastEvent)).getEpochSecond();
        while (second < until && second < settled) {
            move(now, 1);
            evaluate(now);
        }
        move(now, until - second);
    }

    private Running begin(long atSecond) {
        second = atSecond;
        VirtualClock clock = VirtualClock.at(Instant.ofEpochSecond(atSecond));
        SloRegistry slos = SloRegistry.builder().clock(clock).tick(TICK).build();
        SloBuilder builder = Slo.builder("replay")
                .objective(terms.objective())
                .period(terms.period())
                .alerts(terms.policy());
        builder.windows(windows(terms).toArray(Duration[]::new));
        Running begun = new Running(clock, slos, builder.register(slos));
        slos.subscribe(AlertSubscription.to(alert -> told = true).withoutInhibition());
        running = begun;
        return begun;
    }

    private void move(Running now, long seconds) {
        now.clock.advance(Duration.ofSeconds(seconds));
        second += seconds;
    }

    private void evaluate(Running now) {
        now.slos.tick();
        if (mayBePending || told) {
            told = false;
            compare(now.slo);
        }
        observers.forEach(observer -> observer.evaluated(now.slo));
    }

    private void compare(Slo slo) {
        SloStatus status = slo.status();
        List<AlertStatus> alerts = status.alerts();
        for (int i = 0; i < states.length; i++) {
            AlertStatus alert = alerts.get(i);
            AlertState before = states[i];
            if (alert.state() != before) {
                states[i] = alert.state();
                Transition transition =
                        new Transition(status.at(), terms.rules().get(i), before, alert.state(), alert.evidence());
                observers.forEach(observer -> observer.changed(transition));
            }
        }
    }

    /** The windows of the status: the usual ones that fit into the period, and those of the rules. */
    static List<Duration> windows(Terms terms) {
        TreeSet<Duration> windows = new TreeSet<>(USUAL_WINDOWS);
        windows.removeIf(window -> window.compareTo(terms.period().length()) > 0);
        terms.rules().forEach(rule -> windows.addAll(rule.windows()));
        return List.copyOf(windows);
    }

    /** When the first second began that anything was said of. */
    public Instant began() {
        return Instant.ofEpochSecond(firstSecond);
    }

    /** How the SLO stands, as of the last event; empty before the first. */
    public Optional<SloStatus> status() {
        return Optional.ofNullable(running).map(now -> now.slo.status());
    }
}
