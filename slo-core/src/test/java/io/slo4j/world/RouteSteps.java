package io.slo4j.world;

import java.util.Random;

/** What happens to the routes of a service: users and strangers ask for them, they come and go, one by one or all together. */
final class RouteSteps {
    private final Processes processes;
    private final Random random;

    RouteSteps(Processes processes, Random random) {
        this.processes = processes;
        this.random = random;
    }

    Step next() {
        Routes routes = processes.now().routes;
        int dice = random.nextInt(30);
        if (dice < 9) {
            return step("routes", () -> routes.holders.askForSome(random));
        } else if (dice < 13) {
            return step("late events of a route", () -> routes.holders.recordLate(random));
        } else if (dice < 15) {
            return step("an event that begins", () -> routes.holders.begin(random));
        } else if (dice < 17) {
            return step("events that end", () -> routes.holders.end(random));
        } else if (dice < 20) {
            return new Step("an outage of one route, and nothing more of it", () -> {
                String route = Holders.anyRoute(random);
                for (int i = 0; i < 4; i++) {
                    routes.ask(route, 0, 25);
                    processes.idle(1);
                }
                processes.idle(random.nextInt(10));
            });
        } else if (dice < 22) {
            return new Step("no traffic", () -> processes.idle(5 + random.nextInt(8)));
        } else if (dice < 24) {
            return step("the end of a route", () -> routes.closeOne(random));
        } else if (dice < 25) {
            return step("the end of a route for good", () -> {
                /* What the past of a route was the model does not know. */
                if (processes.now().hasTakenOver()) {
                    routes.retireOne(random);
                }
            });
        } else if (dice < 26) {
            return step("the end of the group", routes::close);
        } else if (dice < 27) {
            return step("the end of the group for good", () -> {
                if (random.nextBoolean()) {
                    routes.close();
                    processes.seconds(random.nextInt(120));
                }
                processes.now().retireRoutes();
            });
        }
        return step("a group that goes on from an earlier one", () -> {
            routes.close();
            routes.register(processes.rule, 2 + random.nextInt(3));
        });
    }

    private Step step(String what, Runnable how) {
        return new Step(what, () -> {
            how.run();
            processes.seconds(1 + random.nextInt(3));
        });
    }
}
