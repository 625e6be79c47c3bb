package io.slo4j.world;

import io.slo4j.OngoingEvent;
import io.slo4j.Slo;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Predicate;

/** Users and strangers, who ask for routes, keep what they got, and have events begun that end when the route may be gone. */
final class Holders {
    static final String NO_TEXT = "\ud800";
    private static final List<String> ROUTES = List.of("/a", "/b", "/c", "/d", "/e", "other", "(other)", NO_TEXT);
    private static final int MOST_KEPT = 12;

    private final Routes routes;
    private final List<Slo> kept = new ArrayList<>();
    private final List<Begun> begun = new ArrayList<>();

    private record Begun(Slo route, OngoingEvent event) {}

    Holders(Routes routes) {
        this.routes = routes;
    }

    static String anyRoute(Random random) {
        return ROUTES.get(random.nextInt(ROUTES.size()));
    }

    void askForSome(Random random) {
        for (int i = random.nextInt(8); i >= 0; i--) {
            int route = random.nextInt(ROUTES.size() + 1);
            routes.ask(route == ROUTES.size() ? null : ROUTES.get(route), random.nextInt(9), random.nextInt(3));
        }
    }

    /** Somebody keeps a route. */
    void keep(Slo route) {
        if (!kept.contains(route)) {
            kept.add(route);
        }
        if (kept.size() > MOST_KEPT) {
            kept.remove(0);
        }
    }

    /** Somebody records through a route that may be gone by now. */
    void recordLate(Random random) {
        for (int i = random.nextInt(4); i >= 0 && !kept.isEmpty(); i--) {
            Slo route = kept.get(random.nextInt(kept.size()));
            int good = random.nextInt(5);
            int bad = random.nextInt(2);
            route.good(good);
            route.bad(bad);
            routes.count(route, good, bad);
        }
    }

    void begin(Random random) {
        Slo route = routes.ask(anyRoute(random));
        if (route != null) {
            begun.add(new Begun(route, route.start()));
        }
    }

    /** What has begun ends, whatever has become of the route. */
    void end(Random random) {
        for (Begun one : begun) {
            boolean good = random.nextBoolean();
            if (good) {
                one.event.good();
            } else {
                one.event.bad();
            }
            one.event.close();
            routes.count(one.route, good ? 1 : 0, good ? 0 : 1);
        }
        begun.clear();
    }

    /** What routes count that were given up is nobody's any more. */
    void forget(Predicate<String> some) {
        kept.removeIf(slo -> some.test(Routes.route(slo)));
        begun.removeIf(one -> some.test(Routes.route(one.route)));
    }
}
