package io.slo4j.spring;

import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationHandler;
import io.slo4j.OngoingEvent;
import io.slo4j.Slo;

/** Makes events of the observations that have an SLO. */
final class SloObservations implements ObservationHandler<Observation.Context> {
    private final SloSetup setup;

    SloObservations(SloSetup setup) {
        this.setup = setup;
    }

    /* Asked when an observation is made: one that goes by a convention, as all of Spring's do, has no name before it starts. */
    @Override
    public boolean supportsContext(Observation.Context context) {
        return setup.observesWork();
    }

    @Override
    public void onStart(Observation.Context context) {
        String name = context.getName();
        Slo slo = name == null ? null : setup.observed(name);
        if (slo != null) {
            context.put(SloObservations.class, slo.start());
        }
    }

    @Override
    public void onStop(Observation.Context context) {
        if (context.get(SloObservations.class) instanceof OngoingEvent event) {
            Throwable thrown = context.getError();
            if (thrown == null) {
                event.completed(null);
            } else {
                event.failed(thrown);
            }
        }
    }
}
