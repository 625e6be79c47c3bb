package io.slo4j.examples.fleet;

import com.grack.nanojson.JsonArray;
import com.grack.nanojson.JsonObject;
import com.grack.nanojson.JsonParser;
import com.grack.nanojson.JsonParserException;
import java.io.PrintStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** All is well; one replica fails completely; all is well; all of them fail. Watches what Alertmanager hears, and when. */
final class Story {
    private static final long SECOND = 1_000_000_000L;

    private final Fleet fleet;
    private final int seconds;
    private final PrintStream out;
    private final long beganNanos = System.nanoTime();
    private final List<Fault> faults = new ArrayList<>();

    /**
     * @param seconds how long it takes
     */
    Story(Fleet fleet, int seconds, PrintStream out) {
        this.fleet = fleet;
        this.seconds = seconds;
        this.out = out;
    }

    /** A fault, and how soon Alertmanager heard of it. */
    private record Fault(
            String what, Instant at, long nanos, Map<Way, Long> heard, Map<Way, Long> told, Map<Way, Long> notified) {}

    void tell() throws InterruptedException {
        List<Replica> all = fleet.replicas();
        until("all is well", 0.43);
        fault(all.subList(0, 1), all.get(0).name() + " alone", 0.55);
        until("all is well again", 0.80);
        fault(all, "all replicas", 0.92);
        until("all is well again", 1);
        report();
    }

    private void fault(List<Replica> failing, String what, double share) throws InterruptedException {
        Fault fault = new Fault(
                what,
                Instant.now(),
                System.nanoTime(),
                new EnumMap<>(Way.class),
                new EnumMap<>(Way.class),
                new EnumMap<>(Way.class));
        faults.add(fault);
        failing.forEach(replica -> replica.fails(true));
        until(what + " failing completely", share);
        failing.forEach(replica -> replica.fails(false));
        for (Way way : Way.values()) {
            OptionalLong first = fleet.pager().firstAfter(way, fault.nanos);
            first.ifPresent(nanos -> fault.told.put(way, nanos));
            /* Asked for five times a second, and so perhaps after it has been passed on. */
            first.ifPresent(nanos -> fault.heard.merge(way, nanos, Math::min));
            fault.notified.put(way, fleet.pager().since(way, fault.nanos));
        }
    }

    private void until(String what, double share) throws InterruptedException {
        say(what);
        long end = beganNanos + (long) (share * seconds * SECOND);
        while (System.nanoTime() - end < 0) {
            TimeUnit.MILLISECONDS.sleep(200);
            if (!faults.isEmpty()) {
                hear(faults.get(faults.size() - 1));
            }
        }
    }

    private void hear(Fault fault) throws InterruptedException {
        if (fault.heard.size() == Way.values().length) {
            return;
        }
        try {
            JsonArray alerts = JsonParser.array().from(fleet.alertmanager().get("/api/v2/alerts?active=true"));
            for (Object one : alerts) {
                JsonObject alert = (JsonObject) one;
                Way way = Way.of(alert.getObject("labels"));
                boolean old = Instant.parse(alert.getString("startsAt")).isBefore(fault.at);
                if (!old && fault.heard.putIfAbsent(way, System.nanoTime() - fault.nanos) == null) {
                    say("Alertmanager has the alert of " + name(way) + ", " + text(fault.heard.get(way))
                            + " after the fault");
                }
            }
        } catch (JsonParserException noAnswer) {
            // asked again soon
        }
    }

    private static String name(Way way) {
        return way == Way.PROCESS ? "a process" : "Prometheus";
    }

    private void say(String what) {
        out.printf(Locale.ROOT, "%5.0f s  %s%n", (System.nanoTime() - beganNanos) / 1e9, what);
    }

    private void report() {
        out.printf("%n%-18s %-12s %12s %14s %14s%n", "fault", "by", "alert after", "notified after", "notifications");
        for (Fault fault : faults) {
            for (Way way : Way.values()) {
                out.printf(
                        "%-18s %-12s %12s %14s %14d%n",
                        fault.what,
                        name(way),
                        text(fault.heard.get(way)),
                        text(fault.told.get(way)),
                        fault.notified.getOrDefault(way, 0L));
            }
        }
    }

    private static String text(@Nullable Long nanos) {
        return nanos == null ? "never" : String.format(Locale.ROOT, "%.1f s", nanos / 1e9);
    }
}
