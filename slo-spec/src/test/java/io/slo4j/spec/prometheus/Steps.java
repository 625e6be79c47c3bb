package io.slo4j.spec.prometheus;

import io.slo4j.alert.BurnRateRule;
import java.util.BitSet;
import java.util.HashSet;
import java.util.Set;

/** A rule of Prometheus, written once more from its documentation: pending for a while, then firing, and firing on for a while. */
final class Steps {
    private static final State BEGIN = new State(false, -1, -1);

    private Steps() {}

    /**
     * How an alert stands.
     *
     * @param since since which step it has been pending or fired; -1 if it does neither
     * @param quietSince since which step its condition has not held
     */
    private record State(boolean fires, int since, int quietSince) {
        State next(int step, boolean holds, BurnRateRule rule, RandomCase given) {
            if (holds) {
                int began = since < 0 ? step : since;
                return new State(fires || step - began >= rule.hold().dividedBy(given.spec.step), began, -1);
            }
            int quiet = quietSince < 0 ? step : quietSince;
            boolean goesOn = fires && step - quiet < rule.keepFiring().dividedBy(given.spec.step);
            return new State(goesOn, goesOn ? since : -1, quiet);
        }
    }

    /** The steps at whose end the rule fires. */
    static BitSet of(RandomCase given, BurnRateRule rule, Windows windows) {
        BitSet firing = new BitSet();
        State state = BEGIN;
        for (int step = 1; step <= given.spec.steps; step++) {
            state = state.next(step, windows.holds(step, state.fires), rule, given);
            firing.set(step, state.fires);
        }
        return firing;
    }

    /**
     * The first step at which an engine cannot be as it is, whatever its condition has been where the resolution of its windows leaves it
     * open; 0 if there is none. Where an engine fires and another one does not yet, what happens then may keep them apart for longer.
     */
    static int impossible(RandomCase given, BurnRateRule rule, Windows windows, BitSet firing) {
        Set<State> states = Set.of(BEGIN);
        for (int step = 1; step <= given.spec.steps; step++) {
            Set<State> next = new HashSet<>();
            for (State state : states) {
                for (boolean holds : windows.possible(step, state.fires)) {
                    State after = state.next(step, holds, rule, given);
                    if (after.fires == firing.get(step)) {
                        next.add(after);
                    }
                }
            }
            if (next.isEmpty()) {
                return step;
            }
            states = next;
        }
        return 0;
    }
}
