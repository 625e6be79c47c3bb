package io.slo4j.world;

import io.slo4j.GroupMember;
import io.slo4j.Slo;
import io.slo4j.SloGroup;
import io.slo4j.SloRegistry;
import io.slo4j.SloStatus;
import io.slo4j.alert.AlertState;
import io.slo4j.alert.Severity;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The group of one process, with an SLO for each route. The model counts the events of all routes together, since it is for the
 * group to say which of them has to give way; and it knows which routes have a place, and which may go.
 */
final class Routes {
    static final String NAME = "http";
    static final int USUAL_MOST = 3;
    private static final Duration IDLE = Duration.ofMinutes(5);

    /* To look at what nobody watches takes long, and is done once in so many times. */
    private static final int LOOKS = 8;

    final Holders holders = new Holders(this);
    private final SloRegistry registry;
    private final Supplier<Instant> clock;
    private final Ledger counted;
    private final Consumer<String> violations;
    private final Map<String, Instant> lastEvents = new HashMap<>();

    /* Routes that were closed one by one, and that nobody has asked for since. */
    private final Set<String> waiting = new HashSet<>();

    /* What routes had counted that were idle and went when some had to give way: nobody can tell why each of them went. */
    private final List<Ledger.Count> unsure = new ArrayList<>();
    private @Nullable SloGroup group;
    private int most;
    private boolean open;

    private int looks;

    /* Whether routes go because somebody says so. */
    private boolean leaving;

    /* For how many ticks routes may go because the past has come. */
    private int settling;

    Routes(SloRegistry registry, Supplier<Instant> clock, Ledger counted, Consumer<String> violations) {
        this.registry = registry;
        this.clock = clock;
        this.counted = counted;
        this.violations = violations;
    }

    boolean isOpen() {
        return open;
    }

    /** Registers the group, which goes on from the one that was closed, if one was. */
    void register(Rule rule, int places) {
        List<String> best = group == null ? List.of() : best(places);
        group = Slo.builder(NAME)
                .objective("99%")
                .alerts(rule.policy())
                .groupBy("route")
                .atMost(places)
                .evictAfter(IDLE)
                .register(registry);
        most = places;
        open = true;
        waiting.clear();
        if (!live().keySet().containsAll(best)) {
            violations.accept("routes " + best + " must keep their places, but those that did are " + live().keySet());
        }
    }

    /* Those with the most events, and before them those whose alerts fire. */
    private List<String> best(int places) {
        return stored().sorted(Comparator.comparing(Routes::fires)
                        .thenComparing(slo -> slo.good() + slo.bad())
                        .reversed()
                        .thenComparing(Routes::route))
                .map(Routes::route)
                .filter(route -> !route.equals(SloGroup.OTHER))
                .limit(places)
                .toList();
    }

    /** Everything that the registry knows of the group, also what nobody watches. */
    private Stream<SloStatus> stored() {
        return SloStatus.of(registry.snapshot()).stream()
                .filter(slo -> slo.name().startsWith(NAME + "{"));
    }

    private static boolean fires(SloStatus slo) {
        return slo.alert(Severity.PAGE) == AlertState.FIRING;
    }

    private static String route(SloStatus slo) {
        String name = slo.name();
        return name.substring((NAME + "{route=\"").length(), name.length() - "\"}".length());
    }

    static String route(Slo slo) {
        return slo.definition().groupMember().map(GroupMember::value).orElseThrow();
    }

    /** The routes that are watched, with their SLOs. */
    Map<String, Slo> live() {
        Map<String, Slo> live = new TreeMap<>();
        if (group != null && open) {
            group.members().forEach(slo -> live.put(route(slo), slo));
        }
        return live;
    }

    /** Asks for a route, which has a place if it had one before or there is one left. */
    @Nullable
    Slo ask(@Nullable String route) {
        if (group == null) {
            return null;
        }
        Set<String> placed = placed();
        Slo found = group.of(route);
        /* Text that is no text gets another value. */
        if (open && route != null && !route.equals(SloGroup.OTHER) && !route.equals(Holders.NO_TEXT)) {
            boolean place = placed.contains(route) || placed.size() < most;
            if (place != route(found).equals(route)) {
                violations.accept("route " + route + " must have " + (place ? "a" : "no") + " place beside " + placed
                        + ", but was counted as " + route(found));
            }
        }
        return found;
    }

    /* The routes that have a place, and those for which one is kept. */
    private Set<String> placed() {
        Set<String> live = live().keySet();
        waiting.removeAll(live);
        Set<String> placed = new HashSet<>(live);
        placed.addAll(waiting);
        placed.remove(SloGroup.OTHER);
        return placed;
    }

    void ask(@Nullable String route, long good, long bad) {
        Slo found = ask(route);
        if (found != null) {
            holders.keep(found);
            found.good(good);
            found.bad(bad);
            count(found, good, bad);
        }
    }

    /** What the model counts for a route, whoever it was that held it. */
    void count(Slo route, long good, long bad) {
        counted.add(NAME, good, bad);
        if (good + bad > 0) {
            lastEvents.put(route(route), clock.get());
        }
    }

    /** Ends one route, which keeps its place, and what it has counted. */
    void closeOne(Random random) {
        any(random, slo -> {
            slo.close();
            waiting.add(route(slo));
        });
    }

    /** Gives up one route, with what it has counted. */
    void retireOne(Random random) {
        any(random, slo -> {
            counted.add(NAME, -slo.status().good(), -slo.status().bad());
            slo.retire();
            holders.forget(route(slo)::equals);
        });
    }

    private void any(Random random, Consumer<Slo> how) {
        List<Slo> live = List.copyOf(live().values());
        if (!live.isEmpty()) {
            leave(() -> how.accept(live.get(random.nextInt(live.size()))));
        }
    }

    void close() {
        if (group != null) {
            leave(group::close);
        }
        open = false;
    }

    /** Gives up all routes, with what they have counted. */
    void retire() {
        if (group != null) {
            leave(group::retire);
        }
        group = null;
        open = false;
        waiting.clear();
        holders.forget(route -> true);
    }

    private void leave(Runnable how) {
        leaving = true;
        how.run();
        leaving = false;
    }

    /**
     * A tick is over.
     *
     * @param pastHasCome whether it has brought the past of an earlier process: where there is no place for all, some give way
     */
    void ticked(boolean pastHasCome) {
        settling = pastHasCome ? 1 : settling - 1;
    }

    /** A route went. If it was idle, what it has counted is given up. */
    void gone(Slo route) {
        if (leaving) {
            return;
        }
        SloStatus last = route.status();
        Instant lastEvent = lastEvents.get(route(route));
        boolean idle = lastEvent == null || !clock.get().isBefore(lastEvent.plus(IDLE));
        if (settling > 0) {
            if (idle) {
                unsure.add(new Ledger.Count(last.good(), last.bad()));
            }
            return;
        }
        if (!idle || fires(last)) {
            violations.accept("route " + route(route) + " must stay while it has events or its alert fires, but went");
        }
        counted.add(NAME, -last.good(), -last.bad());
    }

    /** Places are for those that are there and those that wait, and for no more. */
    void requirePlaces() {
        if (placed().size() > most) {
            violations.accept("a group must have " + most + " routes, but had " + placed());
        }
    }

    /** Whether {@link #seen} has to tell first which of those that went were given up. */
    boolean isUnsure() {
        return !unsure.isEmpty();
    }

    /**
     * What the group has counted.
     *
     * @param expected what it should have
     */
    Ledger.Count seen(Ledger.Count expected) {
        boolean watched = open && waiting.isEmpty();
        if (!watched && looks++ % LOOKS != 0) {
            return expected;
        }
        Ledger.Count seen = sum(watched ? live().values().stream().map(Slo::status) : stored());
        for (int some = 0; some < 1 << unsure.size(); some++) {
            Ledger.Count givenUp = sumOf(some);
            if (seen.plus(givenUp.good(), givenUp.bad()).equals(expected)) {
                counted.add(NAME, -givenUp.good(), -givenUp.bad());
                break;
            }
        }
        unsure.clear();
        return seen;
    }

    private Ledger.Count sumOf(int some) {
        Ledger.Count sum = Ledger.Count.NONE;
        for (int i = 0; i < unsure.size(); i++) {
            Ledger.Count one = unsure.get(i);
            sum = (some >> i & 1) == 0 ? sum : sum.plus(one.good(), one.bad());
        }
        return sum;
    }

    private static Ledger.Count sum(Stream<SloStatus> slos) {
        return slos.map(slo -> new Ledger.Count(slo.good(), slo.bad()))
                .reduce(Ledger.Count.NONE, (sum, one) -> sum.plus(one.good(), one.bad()));
    }
}
