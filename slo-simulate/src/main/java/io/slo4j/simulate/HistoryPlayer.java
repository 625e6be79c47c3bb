package io.slo4j.simulate;

import static io.slo4j.simulate.Given.given;

import io.slo4j.Slo;
import io.slo4j.SloDefinition;
import io.slo4j.SloRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Plays a history into SLOs in virtual time, through the code that alerts. The events of a second are counted first; then,
 * at the end of the second, every rule is evaluated.
 *
 * <pre>{@code
 * HistoryPlayer player = HistoryPlayer.startingAt(history.firstSecond());
 * Slo checkout = player.register(Slo.builder("checkout").objective("99.9%").build());
 * checkout.onAlert(alert -> System.out.println(alert.at() + " " + alert.summary()));
 * history.forEach(row -> player.play(row.epochSecond(), row.good(), row.bad()));
 * player.finishSecond();
 * }</pre>
 *
 * <p>Silence is played second by second too, until it can change nothing any more: windows are empty, budgets have
 * recovered, alerts have resolved. The rest of the silence is skipped. Not safe for use by several threads.
 */
public final class HistoryPlayer {
    private static final Duration SECOND = Duration.ofSeconds(1);

    private final SimulatedClock clock;
    private final SloRegistry slos;
    private final List<Slo> played = new ArrayList<>();
    private final List<Settling> settlings = new ArrayList<>();
    private Runnable watcher = () -> {};
    private Instant lastEvent;

    /* Whether events happened since the rules were evaluated. */
    private boolean unfinished;

    HistoryPlayer(Instant start, Duration tick) {
        this.clock = new SimulatedClock(start);
        this.slos = SloRegistry.builder().clock(clock).tick(tick).build();
        this.lastEvent = start;
    }

    /**
     * Returns a player whose SLOs are observed from a second on.
     *
     * @param epochSecond the first second of the history, since 1970-01-01T00:00Z
     * @return a player without SLOs
     */
    public static HistoryPlayer startingAt(long epochSecond) {
        return new HistoryPlayer(Instant.ofEpochSecond(epochSecond), SECOND);
    }

    /**
     * Adds an SLO. It counts the events that are played from now on; a source or a condition that it has is not read.
     *
     * @param definition the definition of the SLO
     * @return the SLO, in the player's time
     * @throws IllegalArgumentException if there is an SLO of this name
     */
    public Slo register(SloDefinition definition) {
        Slo slo = slos.register(given("definition", definition).recorded());
        played.add(slo);
        settlings.add(Settling.of(definition));
        return slo;
    }

    /**
     * Runs an action after each evaluation. Skipped seconds of a silence are not evaluated.
     *
     * @param action the action; it replaces the one before
     */
    public void afterEachSecond(Runnable action) {
        watcher = given("action", action);
    }

    /**
     * Plays events of a second, after the silence before it. A second may be played in parts; it ends when a later one is
     * played, or at {@link #finishSecond()}.
     *
     * @param epochSecond the second, since 1970-01-01T00:00Z; one before the last counts as the last
     * @param good good events, 0 or more
     * @param bad bad events, 0 or more
     */
    public void play(long epochSecond, long good, long bad) {
        if (epochSecond >= now()) {
            finishSecond();
            passUntil(epochSecond);
            clock.advance(SECOND);
        }
        for (Slo slo : played) {
            slo.good(good);
            slo.bad(bad);
        }
        if (good > 0 || bad > 0) {
            lastEvent = clock.now();
        }
        unfinished = true;
    }

    /** Evaluates the rules at the end of the second that was played last, unless they have been. */
    public void finishSecond() {
        if (unfinished) {
            unfinished = false;
            evaluate();
        }
    }

    private void passUntil(long second) {
        if (now() == second) {
            return;
        }
        long settled = settled();
        while (now() < second && now() < settled) {
            step(SECOND, () -> {});
        }
        if (now() < second) {
            clock.advance(Duration.ofSeconds(second - now()));
            slos.tick();
        }
    }

    private long settled() {
        return settlings.stream()
                .map(settling -> settling.after(lastEvent))
                .max(Instant::compareTo)
                .orElse(lastEvent)
                .getEpochSecond();
    }

    /** Advances the clock, counts the events, and evaluates the rules. */
    void step(Duration time, Runnable events) {
        clock.advance(time);
        events.run();
        evaluate();
    }

    private void evaluate() {
        slos.tick();
        watcher.run();
    }

    private long now() {
        return clock.now().getEpochSecond();
    }

    SimulatedClock clock() {
        return clock;
    }

    SloRegistry slos() {
        return slos;
    }
}
