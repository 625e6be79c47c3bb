package io.slo4j.world;

import io.slo4j.Slo;
import io.slo4j.alert.AlertMatcher;
import io.slo4j.alert.Silence;
import io.slo4j.time.VirtualClock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Random;

/**
 * A service, its disk and its pager, to which things happen at random: traffic, outages, deployments, crashes, full disks,
 * pagers that are off, silences, corrections, interrupts. The same seed makes the same things happen. Beside it runs a
 * model, which is a sum for each SLO; what slo4j shows is compared with it after every step.
 * What goes wrong is tried again with fewer steps, so that what is left says what it takes.
 */
final class World {
    private static final List<String> NAMES = List.of("checkout", "search", "login");
    private static final int STEPS = 120;

    private final long seed;
    private final BitSet spared;
    private Random random;
    private final VirtualClock clock = VirtualClock.at(Instant.parse("2026-03-01T00:00:00Z"));
    private final List<String> violations = new ArrayList<>();
    private final List<String> steps = new ArrayList<>();
    private final Disk disk = new Disk(violations::add);
    private final Pager pager = new Pager(violations::add, clock::now);
    private final Pager slowPager = new Pager(violations::add, clock::now);
    private final Errands errands = new Errands();
    private double factor = 14.4;
    private Service service;

    private World(long seed, BitSet spared) {
        this.seed = seed;
        this.spared = spared;
        this.random = new Random(seed);
        this.service = started();
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
            random = new Random(seed * STEPS + i);
            if (!spared.get(i)) {
                step();
            }
        }
        if (violations.isEmpty()) {
            settle();
        }
        return violations;
    }

    private void step() {
        int dice = random.nextInt(100);
        if (random.nextInt(4) == 0) {
            new Mishaps(random).step();
        } else if (dice < 40) {
            happened("traffic", () -> traffic(random.nextInt(30), random.nextInt(4)));
        } else if (dice < 60) {
            happened("seconds", () -> seconds(1 + random.nextInt(30)));
        } else if (dice < 64) {
            happened("an outage", () -> minutes(2 + random.nextInt(12), 1, 5));
        } else if (dice < 68) {
            happened("a calm", () -> minutes(2 + random.nextInt(30), 10, 0));
        } else if (dice < 72) {
            happened("a restart", () -> restart(random.nextInt(3)));
        } else if (dice < 75) {
            happened("a crash", this::crash);
        } else if (dice < 77) {
            happened("an overlapping deployment", this::overlap);
        } else if (dice < 81) {
            happened("a full disk", () -> disk.savesToFail += 1 + random.nextInt(3));
        } else if (dice < 83) {
            happened("a disk that answers too late", () -> disk.savesToFailTooLate++);
        } else if (dice < 85) {
            happened("a disk that cannot be read", () -> disk.loadsToFail += 1 + random.nextInt(2));
        } else if (dice < 88) {
            happened("the end of an SLO", this::close);
        } else if (dice < 91) {
            happened("the return of an SLO", this::registerOne);
        } else if (dice < 93) {
            happened("a pager that is off", () -> pager.callsToFail += 1 + random.nextInt(4));
        } else if (dice < 94) {
            happened("a pager that rings and throws", () -> pager.callsToFailTooLate++);
        } else if (dice < 96) {
            happened("an executor that refuses", () -> errands.toReject += 1 + random.nextInt(3));
        } else if (dice < 97) {
            happened("an executor that drops", () -> errands.toDrop++);
        } else if (dice < 99) {
            happened("a silence", this::silence);
        } else {
            happened("a change of the rule", () -> factor = random.nextBoolean() ? 14.4 : 6);
        }
    }

    private void happened(String what, Runnable how) {
        steps.add(what);
        try {
            how.run();
        } catch (Throwable thrown) {
            violations.add(what + " must not throw, but threw " + thrown);
        }
        if (random.nextInt(3) > 0) {
            errands.run();
        }
        service.checkEveryEventOnce(violations::add);
    }

    private void traffic(int good, int bad) {
        service.record(service.kept.get(random.nextInt(service.kept.size())), good, bad);
        seconds(1);
    }

    private void seconds(int seconds) {
        for (int i = 0; i < seconds; i++) {
            clock.advance(Duration.ofSeconds(1));
            service.tick();
        }
    }

    private void minutes(int minutes, int good, int bad) {
        for (int i = 0; i < 6 * minutes; i++) {
            service.watched.values().forEach(slo -> service.record(slo, good, bad));
            service.ask("/a", good, bad);
            clock.advance(Duration.ofSeconds(10));
            service.tick();
        }
    }

    private Service started() {
        Service started = new Service(clock, disk, pager, slowPager, errands);
        pager.started();
        slowPager.started();
        NAMES.forEach(name -> started.register(name, factor));
        started.registerGroup(factor);
        started.begun();
        return started;
    }

    /** Ends a process as services do: the registry alone, its SLOs before it, or on a thread that has been interrupted. */
    private void restart(int manner) {
        errands.run();
        end(service, manner);
        service = started();
        Thread.interrupted();
    }

    private void end(Service ending, int manner) {
        boolean well = disk.isWell() && ending.hasTakenOver();
        if (manner == 1) {
            ending.watched.values().forEach(Slo::close);
            ending.closeGroup();
        }
        if (manner == 2) {
            Thread.currentThread().interrupt();
        }
        ending.registry.close();
        if (well && !disk.saved().toString().equals(ending.total().toString())) {
            violations.add("after the end of a process " + ending.total() + " must be safe, but was " + disk.saved());
        }
        gone(ending);
    }

    /* What it has told since the last save the next process may not know. */
    private void gone(Service ended) {
        disk.leave(ended);
        pager.crashed(disk.savedAt());
        slowPager.crashed(disk.savedAt());
    }

    private void crash() {
        gone(service);
        errands.crashed();
        service = started();
    }

    /** The new process starts while the old one still works, and learns of its end. */
    private void overlap() {
        Service older = service;
        service = started();
        for (int i = 0; i < 5; i++) {
            older.watched.values().forEach(slo -> older.record(slo, 3, 0));
            service.watched.values().forEach(slo -> service.record(slo, 2, 0));
            clock.advance(Duration.ofSeconds(1));
            older.tick();
            service.tick();
        }
        end(older, 0);
        heal();
        seconds(120);
        if (!service.hasTakenOver()) {
            violations.add("a process must take over from an older one that has ended");
        }
    }

    private void close() {
        Slo closing = service.watched.remove(anyName(random));
        if (closing != null) {
            closing.close();
        }
    }

    private void registerOne() {
        NAMES.stream()
                .filter(name -> !service.watched.containsKey(name))
                .findFirst()
                .ifPresent(name -> service.register(name, factor));
    }

    private void silence() {
        AlertMatcher matcher = AlertMatcher.ofSlo(anyName(random));
        Instant now = Instant.ofEpochSecond(0, clock.epochNanos());
        service.registry.silences().add(Silence.of(matcher, now, now.plusSeconds(600), "a try"));
    }

    /** What happens to groups, budgets and disks. */
    private final class Mishaps {
        private final Random random;

        Mishaps(Random random) {
            this.random = random;
        }

        void step() {
            int dice = random.nextInt(20);
            if (dice < 8) {
                happened("routes", () -> {
                    service.askForRoutes(random);
                    seconds(1);
                });
            } else if (dice < 10) {
                happened("late events of a route", () -> {
                    service.recordLate(random.nextInt(1_000), random.nextInt(5), random.nextInt(2));
                    seconds(1);
                });
            } else if (dice < 11) {
                happened("a group that is closed and registered again", () -> {
                    service.closeGroup();
                    seconds(random.nextInt(3));
                    service.registerGroup(factor);
                    service.begun();
                });
            } else if (dice < 15) {
                happened("a correction", this::correct);
            } else if (dice < 16) {
                happened("the end of an SLO for good", () -> service.retire(anyName(random)));
            } else if (dice < 17) {
                happened("minutes without traffic", () -> minutes(1 + random.nextInt(20), 0, 0));
            } else if (dice < 18) {
                happened("an executor that is busy", () -> errands.busy += 1 + random.nextInt(5));
            } else {
                happened("a power loss", this::losePower);
            }
        }

        private void correct() {
            Instant now = clock.now();
            switch (random.nextInt(3)) {
                case 0 ->
                    service.correct(anyName(random), slo -> slo.errorBudget().forgive(1 + random.nextInt(9), "a try"));
                case 1 ->
                    service.correct(anyName(random), slo -> slo.errorBudget().reset("a try"));
                default ->
                    service.correct(
                            anyName(random),
                            slo -> slo.errorBudget().exclude(now.minusSeconds(60), now.plusSeconds(60), "maintenance"));
            }
        }

        private void losePower() {
            disk.losePowerAfter(random.nextInt(12));
            minutes(1 + random.nextInt(3), 5, 0);
            disk.powerOn(random);
            crash();
        }
    }

    private static String anyName(Random random) {
        return NAMES.get(random.nextInt(NAMES.size()));
    }

    private void heal() {
        disk.heal();
        pager.heal();
        slowPager.heal();
        errands.heal();
    }

    /** All is well again: what was counted is there, an outage rings on every pager, and its end is heard. */
    private void settle() {
        happened("all being well", () -> {
            heal();
            if (!service.hasTakenOver()) {
                seconds(600);
            }
            NAMES.forEach(name -> registerOne());
            quietly(20, 10, 0);
            quietly(14, 1, 5);
        });
        for (String name : NAMES) {
            requireHeard(
                    pager.rings(name, "fast") && slowPager.rings(name, "fast"), "an outage of " + name + " must ring");
        }
        happened("the end", () -> quietly(30, 10, 0));
        requireHeard(pager.ringing().isEmpty(), "every alert must end, but these rang on: " + pager.ringing());
        requireHeard(slowPager.ringing().isEmpty(), "every alert must end, but these rang on: " + slowPager.ringing());
    }

    private void quietly(int minutes, int good, int bad) {
        for (int i = 0; i < minutes; i++) {
            minutes(1, good, bad);
            errands.run();
        }
    }

    private void requireHeard(boolean heard, String what) {
        if (!heard) {
            violations.add(what);
        }
    }
}
