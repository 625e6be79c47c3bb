package io.slo4j.prometheus;

import io.slo4j.Slo;
import io.slo4j.SloRegistry;
import io.slo4j.alert.AlertState;
import io.slo4j.alert.AlertStatus;
import io.slo4j.time.VirtualClock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Traffic replayed in slo4j, which ticks once a minute as Prometheus evaluates once a minute. */
final class Replay {
    private static final Duration STEP = Duration.ofMinutes(1);

    private final VirtualClock clock = VirtualClock.at(Instant.EPOCH);
    private final SloRegistry slos =
            SloRegistry.builder().clock(clock).tick(STEP).build();
    private final List<Watched> watched = new ArrayList<>();

    private Replay(List<Traffic> traffic, List<Watch> watches) {
        for (Watch watch : watches) {
            traffic.forEach(one -> watched.add(new Watched(one, watch)));
        }
    }

    static List<States> of(List<Traffic> traffic, List<Watch> watches) {
        Replay replay = new Replay(traffic, watches);
        int end = traffic.stream().mapToInt(Traffic::end).max().orElseThrow();
        for (int minute = 0; minute < end; minute++) {
            replay.pass(minute);
        }
        return replay.watched.stream().flatMap(one -> one.states().stream()).toList();
    }

    private void pass(int minute) {
        watched.forEach(one -> one.happen(minute));
        slos.tick();
        watched.forEach(one -> one.look(minute));
        clock.advance(STEP);
    }

    /** One service with one policy, and what became of each rule minute by minute. */
    private final class Watched {
        private final Traffic traffic;
        private final Watch watch;
        private final List<StringBuilder> seen = new ArrayList<>();
        private final List<Slo> registered = new ArrayList<>();

        Watched(Traffic traffic, Watch watch) {
            this.traffic = traffic;
            this.watch = watch;
            watch.inPrometheus().forEach(rule -> seen.add(new StringBuilder()));
        }

        void happen(int minute) {
            if (minute == traffic.start()) {
                registered.add(Slo.builder(traffic.name() + ", " + watch.name())
                        .objective("99.9%")
                        .alerts(watch.inSlo4j())
                        .register(slos));
            }
            registered.forEach(slo -> {
                slo.good(traffic.at(minute).good());
                slo.bad(traffic.at(minute).bad());
            });
        }

        void look(int minute) {
            if (minute < traffic.start()) {
                seen.forEach(states -> states.append(States.INACTIVE));
            }
            registered.forEach(slo -> {
                List<AlertStatus> alerts = slo.status().alerts();
                for (int i = 0; i < seen.size(); i++) {
                    seen.get(i).append(symbol(alerts.get(i).state()));
                }
            });
        }

        List<States> states() {
            List<States> all = new ArrayList<>();
            for (int i = 0; i < seen.size(); i++) {
                all.add(new States(
                        traffic.name(),
                        watch.name(),
                        watch.inPrometheus().get(i),
                        seen.get(i).toString()));
            }
            return all;
        }
    }

    private static char symbol(AlertState state) {
        return switch (state) {
            case INACTIVE -> States.INACTIVE;
            case PENDING -> States.PENDING;
            case FIRING -> States.FIRING;
        };
    }
}
