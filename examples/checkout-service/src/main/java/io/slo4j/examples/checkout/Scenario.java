package io.slo4j.examples.checkout;

import java.time.Duration;
import java.util.List;
import java.util.function.BiConsumer;

/** The story the load generator plays: healthy, failing, healthy again. In the service's time. */
final class Scenario {
    /**
     * One act.
     *
     * @param begins after the start, on the service's time line
     */
    record Phase(Duration begins, String description, Faults faults) {}

    /** At 600 times real time: healthy for 7 s, failing for 9 s. The last alert is over 6 h later, which is 36 s. */
    static final List<Phase> PHASES = List.of(
            new Phase(Duration.ZERO, "healthy", Faults.NONE),
            new Phase(Duration.ofMinutes(70), "failing now: 25% of requests", new Faults(0.25, 0)),
            new Phase(Duration.ofMinutes(160), "healthy again", Faults.NONE));

    private Scenario() {}

    /** Plays it once; afterwards the faults stay as they are set by hand. */
    static void play(LoadGenerator load, double pace, BiConsumer<Phase, LoadGenerator> stage) {
        for (Phase phase : PHASES) {
            Duration real = Duration.ofNanos((long) (phase.begins().toNanos() / pace));
            load.after(real, () -> stage.accept(phase, load));
        }
    }
}
