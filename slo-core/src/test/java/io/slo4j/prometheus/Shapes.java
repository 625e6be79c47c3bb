package io.slo4j.prometheus;

import static io.slo4j.prometheus.Traffic.DAY;
import static io.slo4j.prometheus.Traffic.HOUR;

import io.slo4j.prometheus.Traffic.Minute;
import io.slo4j.prometheus.Traffic.Shape;
import java.util.ArrayList;
import java.util.List;

/** Some days of more than thirty services, each in trouble in its own way. */
final class Shapes {
    private static final double CALM = 0.0002;

    private final List<Traffic> all = new ArrayList<>();
    private final int end;

    private Shapes(int days) {
        this.end = days * DAY;
    }

    static List<Traffic> of(int days) {
        Shapes shapes = new Shapes(days);
        shapes.outages();
        shapes.diurnal();
        shapes.slowBurns();
        shapes.bursts();
        shapes.lowTraffic();
        shapes.silences();
        shapes.starts();
        return shapes.all;
    }

    private void add(String name, Shape shape) {
        all.add(Traffic.of(name, 0, end, shape));
    }

    /** A hundred events a minute, in trouble for some minutes in the second half. */
    private void trouble(String name, int minutes, double errorRatio) {
        add(name, (m, random) -> Minute.of(100, within(m, end - 11 * HOUR, minutes) ? errorRatio : CALM, random));
    }

    private void outages() {
        add("clean", (m, random) -> Minute.of(100, 0, random));
        add("only bad events", (m, random) -> Minute.of(100, 1, random));
        trouble("outage of one minute", 1, 1);
        trouble("outage of ten minutes", 10, 1);
        trouble("outage of three hours", 3 * HOUR, 1);
        trouble("one in ten fails for an hour", HOUR, 0.1);
        trouble("two in a hundred fail for eight hours", 8 * HOUR, 0.02);
        add("slow recovery", (m, random) -> {
            int since = m - end / 3;
            return Minute.of(100, since < 0 ? CALM : Math.exp(-since / 240.0), random);
        });
        add("errors creep in", (m, random) -> Minute.of(300, 0.03 * m / end, random));
    }

    private void diurnal() {
        add("diurnal, calm", (m, random) -> Minute.of(wave(m, 400), 0.0005, random));
        add(
                "diurnal, outage at the peak",
                (m, random) -> Minute.of(wave(m, 400), within(m, end - 12 * HOUR, 20) ? 0.5 : CALM, random));
        add(
                "diurnal, outage in the trough",
                (m, random) -> Minute.of(wave(m, 400), within(m, end - 22 * HOUR, 20) ? 0.5 : CALM, random));
        add("diurnal errors", (m, random) -> Minute.of(500, wave(m, 0.012), random));
        add(
                "nightly batch fails",
                (m, random) -> Minute.of(wave(m, 200), within(m % DAY, 3 * HOUR, 30) ? 0.05 : CALM, random));
    }

    /** Counts without chance, so that each ratio is what it says: the limits are 1.44 %, 0.6 % and 0.1 %. */
    private void slowBurns() {
        for (long bad : new long[] {1_500, 1_440, 1_380, 630, 600, 570, 110, 100, 90}) {
            Minute burning = new Minute(100_000 - bad, bad);
            Minute calm = new Minute(100_000, 0);
            add("slow burn of " + bad + " in 100000", (m, random) -> m < end / 5 ? calm : burning);
        }
    }

    private void bursts() {
        add("random bursts", (m, random) -> {
            boolean burst = m / 45 * 7_919 % 11 < 4 && m % 45 < 12;
            return Minute.of(100, burst ? 0.3 : CALM, random);
        });
        add("flapping by ten minutes", (m, random) -> Minute.of(100, m / 10 % 2 == 0 ? CALM : 0.1, random));
        add("flapping by the hour", (m, random) -> Minute.of(100, m / HOUR % 3 == 0 ? 0.2 : 0, random));
        add(
                "retry storms",
                (m, random) -> within(m % 700, 300, 5) ? Minute.of(2_000, 0.5, random) : Minute.of(100, CALM, random));
        add(
                "load tests without errors",
                (m, random) -> within(m % 500, 100, 30) ? Minute.of(5_000, 0, random) : Minute.of(50, 0.008, random));
    }

    private void lowTraffic() {
        add("an event every three minutes", (m, random) -> Minute.of(0.33, 0.02, random));
        add("an event every twenty minutes", (m, random) -> Minute.of(0.05, 0.1, random));
        add("one event a minute, one bad a day", (m, random) -> m % DAY == 777 ? new Minute(0, 1) : new Minute(1, 0));
    }

    private void silences() {
        add(
                "office hours",
                (m, random) -> within(m % DAY, 8 * HOUR, 9 * HOUR)
                        ? Minute.of(100, m % DAY > 16 * HOUR + 50 ? 0.2 : CALM, random)
                        : Minute.SILENT);
        add("outage, then silence, then health", (m, random) -> {
            if (within(m, end / 4 + 20, 10 * HOUR)) {
                return Minute.SILENT;
            }
            return Minute.of(100, within(m, end / 4, 20) ? 1 : CALM, random);
        });
        add(
                "silence with one bad event now and then",
                (m, random) -> m % 400 == 399 ? new Minute(0, 1) : Minute.SILENT);
    }

    private void starts() {
        all.add(Traffic.of(
                "started late, first requests fail",
                700,
                end,
                (m, random) -> Minute.of(10, m < 703 ? 0.5 : 0, random)));
        all.add(Traffic.of(
                "started late into an outage", 300, end, (m, random) -> Minute.of(100, m < 540 ? 1 : 0, random)));
    }

    private static double wave(int minute, double peak) {
        return peak * (0.55 - 0.45 * Math.cos(2 * Math.PI * minute / DAY));
    }

    private static boolean within(int minute, int from, int length) {
        return minute >= from && minute < from + length;
    }
}
