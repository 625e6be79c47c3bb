package io.slo4j.spec.prometheus;

import io.slo4j.Slo;
import io.slo4j.SloRegistry;
import io.slo4j.alert.AlertState;
import io.slo4j.time.VirtualClock;
import java.time.Instant;
import java.util.BitSet;
import java.util.List;
import java.util.stream.IntStream;

/** When the rules of a case fire in slo4j, in virtual time. */
final class Slo4jRun {
    private Slo4jRun() {}

    /** For each rule the steps at whose end it fires. */
    static List<BitSet> of(RandomCase given) {
        List<BitSet> firing = IntStream.range(0, given.spec.rules().size())
                .mapToObj(rule -> new BitSet())
                .toList();
        VirtualClock clock = VirtualClock.at(Instant.EPOCH);
        try (SloRegistry slos =
                SloRegistry.builder().clock(clock).withoutShutdownHook().build()) {
            Slo slo = slos.register(given.spec.definition);
            for (int step = 1; step <= given.spec.steps; step++) {
                long bad = given.bad(step) - given.bad(step - 1);
                slo.bad(bad);
                slo.good(given.all(step) - given.all(step - 1) - bad);
                clock.advance(given.spec.step);
                slos.tick();
                List<AlertState> states = slo.status().alertStates();
                for (int rule = 0; rule < states.size(); rule++) {
                    firing.get(rule).set(step, states.get(rule) == AlertState.FIRING);
                }
            }
        }
        return firing;
    }
}
