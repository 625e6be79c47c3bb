package io.slo4j;

import io.slo4j.alert.Alert;
import io.slo4j.internal.snapshot.StoredSlo;
import io.slo4j.internal.snapshot.TakenSnapshot;
import io.slo4j.time.VirtualClock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/** A registry with a store, and a group of routes in it; what it says and stores. */
abstract class RouteGroups {
    static final Duration TEN_MINUTES = Duration.ofMinutes(10);

    final MemoryStore store = new MemoryStore();
    final List<Alert> told = new ArrayList<>();
    final HeardSlos heard = new HeardSlos();
    VirtualClock clock = VirtualClock.at(Instant.parse("2026-03-01T00:00:00Z"));
    SloRegistry slos = registry();

    SloRegistry registry() {
        SloRegistry made = SloRegistry.builder().clock(clock).store(store).build();
        made.onAlert(told::add);
        made.addListener(heard);
        return made;
    }

    SloGroup routes(String objective, UnaryOperator<SloGroupBuilder> more) {
        return more.apply(Slo.builder("http").objective(objective).groupBy("route"))
                .register(slos);
    }

    SloGroup routes() {
        return routes("99.9%", group -> group);
    }

    void pass(int seconds, Runnable eachSecond) {
        for (int i = 0; i < seconds; i++) {
            clock.advance(Duration.ofSeconds(1));
            eachSecond.run();
            slos.tick();
        }
    }

    void restart() {
        slos.close();
        clock = VirtualClock.at(clock.now().plusSeconds(10));
        slos = registry();
    }

    List<String> lines() {
        return told.stream()
                .map(alert -> (alert.firing() ? "" : "resolved ") + alert.slo())
                .toList();
    }

    List<String> stored() {
        return TakenSnapshot.content(slos.snapshot()).slos().stream()
                .map(StoredSlo::name)
                .toList();
    }

    static List<String> names(SloGroup group) {
        return group.members().stream().map(Slo::name).toList();
    }
}
