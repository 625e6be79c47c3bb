package io.slo4j.world;

import java.util.Random;

/**
 * One thing that happens.
 *
 * @param what it, in words
 * @param how makes it happen
 */
record Step(String what, Runnable how) {

    /** Anything that may happen. */
    static Step any(Processes processes, Random random) {
        return random.nextInt(3) == 0
                ? new RouteSteps(processes, random).next()
                : new EverydaySteps(processes, random).next();
    }
}
