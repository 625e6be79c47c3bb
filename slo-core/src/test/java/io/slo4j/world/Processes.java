package io.slo4j.world;

import io.slo4j.time.VirtualClock;
import java.time.Duration;
import java.util.Random;
import java.util.function.Consumer;

/** The processes of one service, one after the other, with one disk and the same pagers; and the time that passes for them. */
final class Processes {
    final VirtualClock clock;
    final Disk disk;
    final Pager pager;
    final Pager slowPager;
    final Errands errands = new Errands();
    Rule rule = Rule.USUAL;
    private final Consumer<String> violations;
    private Service now;

    Processes(VirtualClock clock, Consumer<String> violations) {
        this.clock = clock;
        this.violations = violations;
        this.pager = new Pager(violations, clock::now);
        this.slowPager = new Pager(violations, clock::now);
        this.disk = new Disk(violations, (process, takenAt) -> Pager.saved(process, takenAt, pager, slowPager));
        this.now = started();
    }

    /** The process of now. */
    Service now() {
        return now;
    }

    private Service started() {
        return new Service(this, violations);
    }

    void seconds(int seconds) {
        for (int i = 0; i < seconds; i++) {
            clock.advance(Duration.ofSeconds(1));
            now.tick();
        }
    }

    void minutes(int minutes, int good, int bad) {
        for (int i = 0; i < 6 * minutes; i++) {
            now.recordAll(good, bad);
            now.routes.ask("/a", good, bad);
            clock.advance(Duration.ofSeconds(10));
            now.tick();
        }
    }

    /** Nobody asks for anything. */
    void idle(int minutes) {
        for (int i = 0; i < 6 * minutes; i++) {
            clock.advance(Duration.ofSeconds(10));
            now.tick();
        }
    }

    void quietly(int minutes, int good, int bad) {
        for (int i = 0; i < minutes; i++) {
            minutes(1, good, bad);
            errands.run();
        }
    }

    /** Ends a process as services do: the registry alone, its SLOs before it, or on a thread that has been interrupted. */
    void restart(int manner) {
        errands.run();
        end(now, manner);
        now = started();
        Thread.interrupted();
    }

    private void end(Service ending, int manner) {
        boolean well = disk.isWell() && ending.hasTakenOver();
        if (manner == 1) {
            ending.closeAll();
        }
        if (manner == 2) {
            Thread.currentThread().interrupt();
        }
        ending.end();
        if (well && !disk.saved().toString().equals(ending.total().toString())) {
            violations.accept(
                    "after the end of a process " + ending.total() + " must be safe, but was " + disk.saved());
        }
        gone(ending);
    }

    /* What it has told since the last save the next process may not know. */
    private void gone(Service ended) {
        disk.leave(ended);
        pager.crashed(disk.savedAt());
        slowPager.crashed(disk.savedAt());
    }

    void crash() {
        gone(now);
        errands.crashed();
        now = started();
    }

    /** The new process starts while the old one still works, and learns of its end. */
    void overlap() {
        Service older = now;
        now = started();
        for (int i = 0; i < 5; i++) {
            older.recordAll(3, 0);
            older.routes.ask("/c", 2, 0);
            now.recordAll(2, 0);
            now.routes.ask("/d", 1, 0);
            clock.advance(Duration.ofSeconds(1));
            older.tick();
            now.tick();
        }
        end(older, 0);
        heal();
        seconds(120);
        if (!now.hasTakenOver()) {
            violations.accept("a process must take over from an older one that has ended");
        }
    }

    void losePower(Random random) {
        disk.losePowerAfter(random.nextInt(12));
        minutes(1 + random.nextInt(3), 5, 0);
        if (random.nextInt(3) > 0) {
            now.end();
        }
        disk.powerOn(random);
        crash();
    }

    void heal() {
        disk.heal();
        pager.heal();
        slowPager.heal();
        errands.heal();
    }

    void requireRinging(String name) {
        String ruleName = now.ruleOf(name);
        if (!pager.rings(name, ruleName) || !slowPager.rings(name, ruleName)) {
            violations.accept("an outage of " + name + " must ring");
        }
    }

    void requireSilence() {
        for (String ringing : new String[] {pager.ringing(), slowPager.ringing()}) {
            if (!ringing.isEmpty()) {
                violations.accept("every alert must end, but these rang on: " + ringing);
            }
        }
    }
}
