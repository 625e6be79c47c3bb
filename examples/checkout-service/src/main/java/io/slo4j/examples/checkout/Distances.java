package io.slo4j.examples.checkout;

import io.slo4j.Slo;
import io.slo4j.SloRegistry;
import io.slo4j.SloStatus;
import io.slo4j.alert.AlertStatus;
import io.slo4j.alert.UsualFigure;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * How near each rule was to firing: what it judged, divided by its limit; and what traffic was usual. It is noted every minute of the service's time, because
 * what a rule judged cannot be read from the checkpoints. For use by any thread.
 */
final class Distances implements AutoCloseable {
    private static final int MOST = 720;
    private static final double EVERY_SECONDS = 60;

    /**
     * The answer of {@code GET /slo/distances}.
     *
     * @param times seconds since the epoch on the service's time line, oldest first
     * @param series one for each rule
     * @param usual the traffic beside the usual one; absent where no rule is about that
     */
    record View(String slo, List<Double> times, List<Series> series, UsualNotes.@Nullable View usual) {}

    /** What a rule judged at the times, divided by its limit; absent where the SLO had not been registered. */
    record Series(String severity, String rule, List<@Nullable Double> distances) {}

    private record Note(Instant at, List<Noted> rules, Map<String, UsualFigure> usual) {
        @Nullable
        Double of(String slo, AlertStatus alert) {
            return rules.stream()
                    .filter(noted -> noted.slo.equals(slo)
                            && noted.rule.equals(alert.rule().name()))
                    .findFirst()
                    .map(noted -> noted.distance)
                    .orElse(null);
        }
    }

    private record Noted(String slo, String rule, double distance) {}

    private final SloRegistry slos;
    private final Deque<Note> notes = new ArrayDeque<>();
    private final ScheduledExecutorService scheduler = Executors.newSingleThreadScheduledExecutor(work -> {
        Thread thread = new Thread(work, "checkout-distances");
        thread.setDaemon(true);
        return thread;
    });

    Distances(SloRegistry slos) {
        this.slos = slos;
        double pace = slos.clock().pace();
        if (pace > 0) {
            long everyNanos = Math.max(1_000_000, (long) (EVERY_SECONDS / pace * 1e9));
            Future<?> unused = scheduler.scheduleAtFixedRate(this::note, everyNanos, everyNanos, TimeUnit.NANOSECONDS);
        }
    }

    /** Notes how near the rules are now. */
    void note() {
        List<Noted> rules = new ArrayList<>();
        Map<String, UsualFigure> usual = new HashMap<>();
        for (Slo slo : slos.slos()) {
            SloStatus status = slo.status();
            UsualFigure traffic = UsualNotes.traffic(status);
            if (traffic != null) {
                usual.put(slo.name(), traffic);
            }
            for (AlertStatus alert : status.alerts()) {
                rules.add(new Noted(slo.name(), alert.rule().name(), alert.distance()));
            }
        }
        synchronized (notes) {
            notes.add(new Note(slos.clock().now(), rules, usual));
            if (notes.size() > MOST) {
                notes.remove();
            }
        }
    }

    Response answer(Request request) {
        Slo slo = HistoryEndpoint.slo(request, slos);
        List<Note> all;
        synchronized (notes) {
            all = List.copyOf(notes);
        }
        List<Double> times =
                all.stream().map(note -> note.at.toEpochMilli() / 1000.0).toList();
        List<Series> series = new ArrayList<>();
        SloStatus status = slo.status();
        for (AlertStatus alert : status.alerts()) {
            List<@Nullable Double> distances = new ArrayList<>();
            all.forEach(note -> distances.add(note.of(slo.name(), alert)));
            series.add(new Series(
                    alert.rule().severity().toString().toLowerCase(Locale.ROOT),
                    alert.rule().name(),
                    distances));
        }
        String window = UsualNotes.window(status);
        List<@Nullable UsualFigure> usual = new ArrayList<>();
        all.forEach(note -> usual.add(note.usual.get(slo.name())));
        return Json.response(
                200, new View(slo.name(), times, series, window == null ? null : UsualNotes.View.of(window, usual)));
    }

    @Override
    public void close() {
        scheduler.shutdownNow();
    }
}
