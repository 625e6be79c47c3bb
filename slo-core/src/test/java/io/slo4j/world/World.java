package io.slo4j.world;

import io.slo4j.time.VirtualClock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Random;

/**
 * A service, its disk and its pagers, to which things happen at random: traffic, outages, deployments, crashes, full disks,
 * pagers that are off, silences, corrections, interrupts. The same seed makes the same things happen. Beside it runs a
 * model, which is a sum for each SLO; what slo4j shows is compared with it after every step.
 * What goes wrong is tried again with fewer steps, so that what is left says what it takes.
 */
final class World {
    private static final int STEPS = 120;

    private final long seed;
    private final BitSet spared;
    private final List<String> violations = new ArrayList<>();
    private final List<String> steps = new ArrayList<>();
    private final Processes processes =
            new Processes(VirtualClock.at(Instant.parse("2026-03-01T00:00:00Z")), violations::add);

    private World(long seed, BitSet spared) {
        this.seed = seed;
        this.spared = spared;
    }

    /** What goes wrong, and the steps that it takes; empty if nothing does. */
    static List<String> violations(long seed) {
        World world = new World(seed, new BitSet());
        List<String> found = world.violations();
        if (found.isEmpty()) {
            return found;
        }
        BitSet spared = new BitSet();
        for (int length = STEPS / 2; length > 0; length /= 2) {
            for (int from = 0; from < STEPS; from += length) {
                BitSet more = (BitSet) spared.clone();
                more.set(from, from + length);
                World smaller = new World(seed, more);
                List<String> stillFound = smaller.violations();
                if (!stillFound.isEmpty()) {
                    spared = more;
                    world = smaller;
                    found = stillFound;
                }
            }
        }
        found.add("after " + world.steps);
        return found;
    }

    private List<String> violations() {
        for (int i = 0; i < STEPS && violations.isEmpty(); i++) {
            /* Each step has chances of its own, so that it stays what it is when another one is spared. */
            if (!spared.get(i)) {
                Random random = new Random(seed * STEPS + i);
                happened(Step.any(processes, random), random.nextInt(3) > 0);
            }
        }
        if (violations.isEmpty()) {
            settle();
        }
        return violations;
    }

    private void happened(Step step, boolean errandsAreRun) {
        steps.add(step.what());
        try {
            step.how().run();
        } catch (Throwable thrown) {
            violations.add(step.what() + " must not throw, but threw " + thrown);
        }
        if (errandsAreRun) {
            processes.errands.run();
        }
        processes.now().checkEveryEventOnce();
    }

    /** All is well again: what was counted is there, an outage rings on every pager, and its end is heard. */
    private void settle() {
        happened(
                new Step("all being well", () -> {
                    processes.heal();
                    if (!processes.now().hasTakenOver()) {
                        processes.seconds(600);
                    }
                    processes.now().registerWhatIsMissing(processes.rule);
                    processes.quietly(20, 10, 0);
                    processes.quietly(14, 1, 5);
                }),
                true);
        for (String name : Service.NAMES) {
            processes.requireRinging(name);
        }
        happened(new Step("the end", () -> processes.quietly(30, 10, 0)), true);
        processes.requireSilence();
    }
}
