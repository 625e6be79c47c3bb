package io.slo4j.notify;

import io.slo4j.Slo;
import io.slo4j.SloRegistry;
import io.slo4j.alert.Severity;
import io.slo4j.time.VirtualClock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/** Ten replicas of one service, each with a registry and a sender of its own, on one virtual time line. */
final class Fleet implements AutoCloseable {
    private static final int REPLICAS = 10;

    private final String slo;
    private final double perSecond;
    private final String alertmanager;
    private final List<Replica> replicas = new ArrayList<>();

    /**
     * @param perSecond events per second and replica
     * @param began where the time line begins
     */
    Fleet(String slo, double perSecond, String alertmanager, Instant began) {
        this.slo = slo;
        this.perSecond = perSecond;
        this.alertmanager = alertmanager;
        for (int i = 0; i < REPLICAS; i++) {
            replicas.add(new Replica(i, began));
        }
    }

    /** One process. */
    private final class Replica {
        private final int number;
        private final SplittableRandom random;
        private final VirtualClock clock;
        private final SloRegistry slos;
        private final Slo events;
        private @Nullable AlertmanagerSender sender;
        private boolean paged;

        Replica(int number, Instant began) {
            this.number = number;
            this.random = new SplittableRandom(100 + number);
            this.clock = VirtualClock.at(began);
            this.slos = SloRegistry.builder().clock(clock).build();
            this.events = register();
        }

        private Slo register() {
            slos.onAlert(Severity.PAGE, alert -> paged |= alert.firing());
            return Slo.builder(slo).objective("99.9%").label("team", "shop").register(slos);
        }

        void startToSend() {
            sender = AlertmanagerSender.builder()
                    .receiver(Receiver.at(alertmanager))
                    .fleet("pod-" + number)
                    .resendEvery(Duration.ofSeconds(1))
                    .start(slos);
        }

        void advance(int seconds, boolean failing) {
            int count = count(seconds);
            if (failing) {
                events.bad(count);
            } else {
                events.good(count);
            }
            clock.advance(Duration.ofSeconds(seconds));
            slos.tick();
        }

        /* So many arrive by chance; of many, hardly more or fewer. */
        private int count(int seconds) {
            double expected = perSecond * seconds;
            if (expected >= 10) {
                return (int) Math.round(expected);
            }
            int count = 0;
            for (double sum = -Math.log(1 - random.nextDouble()); sum < expected; count++) {
                sum -= Math.log(1 - random.nextDouble());
            }
            return count;
        }

        void close() {
            slos.close();
            if (sender != null) {
                sender.close();
            }
        }
    }

    /** A process ends, and another takes its place that remembers nothing. */
    void restart(int number) {
        Replica old = replicas.get(number);
        old.close();
        Replica next = new Replica(number, old.clock.now());
        next.startToSend();
        replicas.set(number, next);
    }

    /** Lets good traffic pass, as fast as it can be counted. */
    void warmUp(int seconds) {
        for (int passed = 0; passed < seconds; passed += 10) {
            replicas.forEach(replica -> replica.advance(10, false));
        }
        replicas.forEach(Replica::startToSend);
    }

    void advance(boolean failing) {
        replicas.forEach(replica -> replica.advance(1, failing));
    }

    /** How many replicas have seen the outage by themselves. */
    long paged() {
        return replicas.stream().filter(replica -> replica.paged).count();
    }

    @Override
    public void close() {
        replicas.forEach(Replica::close);
    }
}
