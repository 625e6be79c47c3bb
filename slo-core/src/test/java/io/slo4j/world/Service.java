package io.slo4j.world;

import io.slo4j.Slo;
import io.slo4j.SloGroup;
import io.slo4j.SloListener;
import io.slo4j.SloRegistry;
import io.slo4j.SloStatus;
import io.slo4j.WindowStatus;
import io.slo4j.alert.AlertPolicy;
import io.slo4j.alert.AlertSubscription;
import io.slo4j.alert.BurnRateRule;
import io.slo4j.alert.Severity;
import io.slo4j.time.VirtualClock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** One process of the service: a registry, its SLOs and its group, and what the model says they counted. */
final class Service {
    static final int MOST_MEMBERS = 3;
    private static final Duration EVER = Duration.ofDays(30);
    private static final String GROUP = "http";
    private static final List<String> ROUTES = List.of("/a", "/b", "/c", "/d", "/e", "other", "(other)", "\ud800");

    final SloRegistry registry;
    final Map<String, Slo> watched = new TreeMap<>();

    /* Whoever has asked for an SLO may keep it, and go on recording when it has been closed. */
    final List<Slo> kept = new ArrayList<>();
    final List<Slo> keptMembers = new ArrayList<>();
    private final Disk disk;
    private final Ledger counted = new Ledger();
    private final Set<String> retiredEarly = new HashSet<>();
    private @Nullable Ledger earlier;
    private @Nullable SloGroup routes;

    /* For how many ticks it may still be said of members that they went because the past has come, or the group is closed. */
    private int settling = 2;

    Service(VirtualClock clock, Disk disk, Pager pager, Pager slowPager, Errands errands) {
        this.disk = disk;
        this.registry = SloRegistry.builder()
                .clock(clock)
                .store(disk.open(this))
                .storeEvery(Duration.ofMinutes(2))
                .withoutShutdownHook()
                .build();
        registry.addListener(new SloListener() {
            @Override
            public void registered(Slo slo) {}

            @Override
            public void closed(Slo slo) {
                if (slo.definition().groupMember().isPresent()) {
                    gone(slo);
                }
            }
        });
        registry.onAlert(pager);
        registry.subscribe(AlertSubscription.to(slowPager).executor(errands));
    }

    /* What an idle member has counted is given up when it is evicted. */
    private void gone(Slo member) {
        boolean over = hasTakenOver() && !disk.isUsedBy(this);
        if (settling <= 0 && !over) {
            SloStatus last = member.status();
            counted.add(GROUP, -last.good(), -last.bad());
        }
    }

    private static AlertPolicy policy(double factor) {
        return AlertPolicy.of(BurnRateRule.of(Severity.PAGE, factor, Duration.ofMinutes(10), Duration.ofMinutes(1))
                .withName("fast"));
    }

    void register(String name, double factor) {
        Slo slo = Slo.builder(name).objective("99%").alerts(policy(factor)).register(registry);
        watched.put(name, slo);
        kept.add(slo);
    }

    void registerGroup(double factor) {
        settling = 2;
        routes = Slo.builder(GROUP)
                .objective("99%")
                .alerts(policy(factor))
                .groupBy("route")
                .atMost(MOST_MEMBERS)
                .register(registry);
    }

    /** What was to be taken over when this was made has been. */
    void begun() {
        settling = 0;
    }

    void closeGroup() {
        settling = 2;
        if (routes != null) {
            routes.close();
        }
    }

    void tick() {
        registry.tick();
        settling--;
    }

    void record(Slo slo, long good, long bad) {
        slo.good(good);
        slo.bad(bad);
        counted.add(slo.definition().groupMember().isPresent() ? GROUP : slo.name(), good, bad);
    }

    /** Users and strangers ask for routes. */
    void askForRoutes(Random random) {
        for (int i = random.nextInt(8); i >= 0; i--) {
            int route = random.nextInt(ROUTES.size() + 1);
            ask(route == ROUTES.size() ? null : ROUTES.get(route), random.nextInt(9), random.nextInt(3));
        }
    }

    void ask(@Nullable String route, long good, long bad) {
        if (routes != null) {
            Slo member = routes.of(route);
            record(member, good, bad);
            keptMembers.add(member);
        }
    }

    /** Somebody records through a member that may be gone by now. */
    void recordLate(int which, long good, long bad) {
        if (!keptMembers.isEmpty()) {
            record(keptMembers.get(which % keptMembers.size()), good, bad);
        }
    }

    void correct(String name, Consumer<Slo> how) {
        Slo slo = watched.get(name);
        if (slo != null) {
            how.accept(slo);
            counted.add("corrections of " + name, 1, 0);
        }
    }

    void retire(String name) {
        Slo slo = watched.remove(name);
        if (slo != null) {
            slo.retire();
            kept.removeIf(one -> one.name().equals(name));
            forget(counted, name);
            if (earlier == null) {
                retiredEarly.add(name);
            } else {
                forget(earlier, name);
            }
        }
    }

    private static void forget(Ledger ledger, String name) {
        ledger.forget(name);
        ledger.forget("corrections of " + name);
    }

    /** The store has answered, with what the model had saved there. */
    void tookOver(Ledger saved) {
        if (earlier == null) {
            settling = 2;
            retiredEarly.forEach(name -> forget(saved, name));
            earlier = saved;
        }
    }

    boolean hasTakenOver() {
        return earlier != null;
    }

    Ledger total() {
        Ledger before = earlier;
        return before == null ? counted.copy() : counted.plus(before);
    }

    /** Every event is counted once: those of earlier processes, and those of handles that were closed or evicted. */
    void checkEveryEventOnce(Consumer<String> violations) {
        if (routes != null && routes.members().size() > MOST_MEMBERS + 1) {
            violations.accept(
                    "a group must have " + MOST_MEMBERS + " members and (other), but had " + routes.members());
        }
        if (!hasTakenOver()) {
            return;
        }
        Ledger total = total();
        watched.forEach((name, slo) -> {
            WindowStatus ever = slo.window(EVER);
            check(name, new Ledger.Count(ever.good(), ever.bad()), total, violations);
            int corrections = slo.errorBudget().corrections().size();
            check("corrections of " + name, new Ledger.Count(corrections, 0), total, violations);
        });
        if (routes != null) {
            long good = 0;
            long bad = 0;
            for (Slo member : routes.members()) {
                good += member.status().good();
                bad += member.status().bad();
            }
            check(GROUP, new Ledger.Count(good, bad), total, violations);
        }
    }

    private static void check(String what, Ledger.Count seen, Ledger total, Consumer<String> violations) {
        if (!seen.equals(total.of(what))) {
            violations.accept("events of " + what + " must be " + total.of(what) + ", but were " + seen);
        }
    }
}
