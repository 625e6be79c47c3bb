package io.slo4j.spring;

import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationHandler;
import io.slo4j.OngoingEvent;
import io.slo4j.Slo;
import org.jspecify.annotations.Nullable;

/** Makes events of the observations that have an SLO. */
final class SloObservations implements ObservationHandler<Observation.Context> {
    private final SloSetup setup;

    SloObservations(SloSetup setup) {
        this.setup = setup;
    }

    /* Asked for every observation, before it starts. */
    @Override
    public boolean supportsContext(Observation.Context context) {
        return slo(context) != null;
    }

    @Override
    public void onStart(Observation.Context context) {
        Slo slo = slo(context);
        if (slo != null) {
            context.put(SloObservations.class, slo.start());
        }
    }

    private @Nullable Slo slo(Observation.Context context) {
        String name = context.getName();
        return name == null ? null : setup.observed(name);
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
