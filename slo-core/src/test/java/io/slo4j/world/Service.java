package io.slo4j.world;

import io.slo4j.Slo;
import io.slo4j.SloListener;
import io.slo4j.SloRegistry;
import io.slo4j.WindowStatus;
import io.slo4j.alert.AlertSubscription;
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
    static final List<String> NAMES = List.of("checkout", "search", "login");
    private static final Duration EVER = Duration.ofDays(30);

    final SloRegistry registry;
    final Routes routes;
    private final Consumer<String> violations;
    private final Map<String, Slo> watched = new TreeMap<>();
    private final Map<String, String> rules = new TreeMap<>();

    /* Whoever has asked for an SLO may keep it, and go on recording when it has been closed. */
    private final List<Slo> kept = new ArrayList<>();
    private final Ledger counted = new Ledger();
    private final Set<String> retiredEarly = new HashSet<>();
    private @Nullable Ledger earlier;
    private boolean pastIsNew;
    private boolean ending;

    Service(Processes around, Consumer<String> violations) {
        this.violations = violations;
        this.registry = SloRegistry.builder()
                .clock(around.clock)
                .store(around.disk.open(this))
                .storeEvery(Duration.ofMinutes(15))
                .withoutShutdownHook()
                .build();
        this.routes = new Routes(registry, around.clock::now, counted, violations);
        registry.addListener(new SloListener() {
            @Override
            public void registered(Slo slo) {}

            @Override
            public void closed(Slo slo) {
                boolean over = ending && !(hasTakenOver() && around.disk.isUsedBy(Service.this));
                if (slo.definition().groupMember().isPresent() && !over) {
                    routes.gone(slo);
                }
            }
        });
        registry.onAlert(around.pager.of(this));
        registry.subscribe(AlertSubscription.to(around.slowPager.of(this)).executor(around.errands));
        registerWhatIsMissing(around.rule);
    }

    /** What an earlier process had, and this one has not. */
    void registerWhatIsMissing(Rule rule) {
        NAMES.forEach(name -> registerOne(rule));
        if (!routes.isOpen()) {
            routes.register(rule, Routes.USUAL_MOST);
        }
    }

    void registerOne(Rule rule) {
        NAMES.stream().filter(name -> !watched.containsKey(name)).findFirst().ifPresent(name -> {
            Slo slo = Slo.builder(name).objective("99%").alerts(rule.policy()).register(registry);
            watched.put(name, slo);
            rules.put(name, rule.name());
            kept.add(slo);
        });
    }

    /** The name of the rule of an SLO. */
    String ruleOf(String name) {
        return rules.getOrDefault(name, "none");
    }

    void tick() {
        pastIsNew = false;
        registry.tick();
        routes.ticked(pastIsNew);
    }

    /** An SLO that somebody has asked for, closed or not. */
    Slo anyKept(Random random) {
        return kept.get(random.nextInt(kept.size()));
    }

    void record(Slo slo, long good, long bad) {
        slo.good(good);
        slo.bad(bad);
        counted.add(slo.name(), good, bad);
    }

    void recordAll(long good, long bad) {
        watched.values().forEach(slo -> record(slo, good, bad));
    }

    void close(String name) {
        Slo closing = watched.remove(name);
        if (closing != null) {
            closing.close();
        }
    }

    void end() {
        ending = true;
        registry.close();
    }

    void closeAll() {
        watched.values().forEach(Slo::close);
        routes.close();
    }

    void correct(String name, Consumer<Slo> how) {
        Slo slo = watched.get(name);
        if (slo != null) {
            how.accept(slo);
            counted.add(correctionsOf(name), 1, 0);
        }
    }

    void retire(String name) {
        Slo slo = watched.remove(name);
        if (slo != null) {
            slo.retire();
            kept.removeIf(one -> one.name().equals(name));
            forget(name);
        }
    }

    void retireRoutes() {
        routes.retire();
        forget(Routes.NAME);
    }

    private void forget(String name) {
        forget(counted, name);
        if (earlier == null) {
            retiredEarly.add(name);
        } else {
            forget(earlier, name);
        }
    }

    private static void forget(Ledger ledger, String name) {
        ledger.forget(name);
        ledger.forget(correctionsOf(name));
    }

    private static String correctionsOf(String name) {
        return "corrections of " + name;
    }

    /** The store has answered, with what the model had saved there. */
    void tookOver(Ledger saved) {
        if (earlier == null) {
            retiredEarly.forEach(name -> forget(saved, name));
            earlier = saved;
            pastIsNew = true;
        }
    }

    boolean hasTakenOver() {
        return earlier != null;
    }

    Ledger total() {
        if (routes.isUnsure()) {
            routes.seen(sum().of(Routes.NAME));
        }
        return sum();
    }

    private Ledger sum() {
        Ledger before = earlier;
        return before == null ? counted.copy() : counted.plus(before);
    }

    /** Every event is counted once: those of earlier processes, and those of handles that were closed or evicted. */
    void checkEveryEventOnce() {
        routes.requirePlaces();
        if (!hasTakenOver()) {
            return;
        }
        Ledger total = total();
        watched.forEach((name, slo) -> {
            WindowStatus ever = slo.window(EVER);
            check(name, new Ledger.Count(ever.good(), ever.bad()), total);
            int corrections = slo.errorBudget().corrections().size();
            check(correctionsOf(name), new Ledger.Count(corrections, 0), total);
        });
        check(Routes.NAME, routes.seen(total.of(Routes.NAME)), total);
    }

    private void check(String what, Ledger.Count seen, Ledger total) {
        if (!seen.equals(total.of(what))) {
            violations.accept("events of " + what + " must be " + total.of(what) + ", but were " + seen);
        }
    }
}
