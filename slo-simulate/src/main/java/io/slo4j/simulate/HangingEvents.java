package io.slo4j.simulate;

import io.slo4j.OngoingEvent;
import io.slo4j.Slo;
import java.util.ArrayList;
import java.util.List;

/** The events of some SLOs that have begun and do not return. */
final class HangingEvents {
    private final List<Slo> slos;
    private final List<OngoingEvent> inFlight = new ArrayList<>();

    HangingEvents(List<Slo> slos) {
        this.slos = slos;
    }

    /** So many more events begin in each SLO. */
    void begin(long events) {
        for (long i = 0; i < events; i++) {
            slos.forEach(slo -> inFlight.add(slo.start()));
        }
    }

    /** All of them return. */
    void end() {
        inFlight.forEach(OngoingEvent::close);
        inFlight.clear();
    }
}
