package io.slo4j.prometheus;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * What one service did, minute by minute.
 *
 * @param name names the SLO and the Prometheus series
 * @param start the minute in which the service was started
 * @param minutes what happened from then on
 */
record Traffic(String name, int start, List<Minute> minutes) {
    static final int HOUR = 60;
    static final int DAY = 24 * HOUR;

    /** Good and bad events of one minute. */
    record Minute(long good, long bad) {
        static final Minute SILENT = new Minute(0, 0);

        /** An error ratio, rounded up or down by chance so that the mean is kept at low traffic too. */
        static Minute of(double events, double errorRatio, Random random) {
            long all = chance(events, random);
            long bad = Math.min(all, chance(all * errorRatio, random));
            return new Minute(all - bad, bad);
        }

        private static long chance(double mean, Random random) {
            return (long) (mean + random.nextDouble());
        }
    }

    /** What happens in the given minute; the same random numbers in every run. */
    @FunctionalInterface
    interface Shape {
        Minute at(int minute, Random random);
    }

    static Traffic of(String name, int start, int end, Shape shape) {
        Random random = new Random(name.hashCode());
        List<Minute> minutes = new ArrayList<>();
        for (int minute = start; minute < end; minute++) {
            minutes.add(shape.at(minute, random));
        }
        return new Traffic(name, start, minutes);
    }

    int end() {
        return start + minutes.size();
    }

    Minute at(int minute) {
        return minutes.get(minute - start);
    }
}
