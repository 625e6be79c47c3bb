package io.slo4j.internal.delivery;

import io.slo4j.Registration;
import io.slo4j.alert.Alert;
import io.slo4j.alert.AlertListener;
import io.slo4j.alert.AlertSubscription;
import io.slo4j.internal.guard.Notices;
import io.slo4j.time.VirtualClock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** The listeners of a registry in virtual time, without the registry: the test says what changes at a tick. */
final class DeliveryScene {
    final VirtualClock clock = VirtualClock.at(Instant.parse("2026-03-01T00:00:00Z"));
    final SilenceList silences = new SilenceList(clock);
    final Notices notices = new Notices();
    final EpisodeLog history = new EpisodeLog(1_000);

    /** How often an alert listener had been called with everything there was. */
    int delivered;

    final Delivery delivery =
            new Delivery(false, silences, history, (alert, now) -> alert, () -> () -> {}, () -> delivered++, notices);

    /** A delivery with threads, in the same scene. */
    Delivery inBackground() {
        return new Delivery(true, silences, history, (alert, now) -> alert, () -> () -> {}, () -> {}, notices);
    }

    /** Another process, a minute later, in which these alerts fire still. */
    DeliveryScene restarted(Alert... stillFiring) {
        DeliveryScene next = new DeliveryScene();
        next.clock.advance(Duration.between(next.clock.now(), clock.now()).plusSeconds(60));
        next.history.restore(history.state(clock.now(), delivery::isOutstanding));
        next.delivery.restore(delivery.owedEnds(clock.epochNanos()), next.clock.epochNanos());
        silences.list().forEach(next.silences::add);
        List.of(stillFiring).forEach(next.delivery::resume);
        return next;
    }

    /** A second later these alerts have changed. */
    void tick(Alert... changes) {
        tick(Duration.ofSeconds(1), List.of(changes));
    }

    void tick(Duration later, List<Alert> changes) {
        clock.advance(later);
        changes.forEach(delivery::post);
        delivery.tick(clock.epochNanos());
        delivery.deliverHere();
    }

    void pass(int seconds) {
        for (int i = 0; i < seconds; i++) {
            tick();
        }
    }

    Registration subscribe(AlertSubscription subscription) {
        return delivery.register(subscription, Scope.unlimited(subscription.matcher()::matches));
    }

    /** Writes down what it is called with. */
    static final class Notes implements AlertListener {
        final List<String> lines = new ArrayList<>();

        @Override
        public void onAlert(Alert alert) {
            lines.add(SampleAlerts.name(alert));
        }

        @Override
        public void onRepeat(Alert alert) {
            lines.add(SampleAlerts.name(alert) + " still");
        }
    }
}
