package io.slo4j.examples.checkout;

import io.slo4j.SloRegistry;
import io.slo4j.time.SloClock;
import java.util.List;

/** What {@code GET /slo} answers. */
record ServiceView(
        String at,
        double pace,
        String time,
        String traffic,
        Faults faults,
        List<SilenceView> silences,
        List<SloView> slos) {
    static ServiceView of(SloRegistry slos, Faults faults, String traffic) {
        SloClock clock = slos.clock();
        return new ServiceView(
                clock.now().toString(),
                clock.pace(),
                Pace.text(clock.pace()),
                traffic,
                faults,
                slos.silences().list().stream()
                        .map(silence -> SilenceView.of(silence, clock.now()))
                        .toList(),
                slos.slos().stream()
                        .map(slo -> SloView.of(slo, slos.alertHistory()))
                        .toList());
    }
}
