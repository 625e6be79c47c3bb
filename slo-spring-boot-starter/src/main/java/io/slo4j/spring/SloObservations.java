package io.slo4j.spring;

import io.micrometer.common.KeyValue;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationHandler;
import io.micrometer.observation.transport.RequestReplyReceiverContext;
import io.micrometer.observation.transport.RequestReplySenderContext;
import io.slo4j.OngoingEvent;
import io.slo4j.Slo;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Makes events of the observations that have an SLO. A request is judged by the status of its answer, as routes are, because whoever
 * sends one may look at the status without an exception; all else by whether it has failed.
 */
final class SloObservations implements ObservationHandler<Observation.Context> {
    private static final Pattern STATUS = Pattern.compile("[1-5][0-9]{2}");

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
            String status = status(context);
            if (status != null && STATUS.matcher(status).matches()) {
                answered(event, Integer.parseInt(status), thrown);
            } else if (thrown != null) {
                event.failed(thrown);
            } else if (status != null) {
                event.cancelled(); // nobody waited for the answer
            } else {
                event.completed(null);
            }
        }
    }

    private void answered(OngoingEvent event, int status, @Nullable Throwable thrown) {
        if (setup.clientErrors().isBad(status)) {
            if (thrown == null) {
                event.bad("status " + status);
                event.close();
            } else {
                event.bad();
                event.failed(thrown);
            }
        } else if (thrown != null && status < 400) {
            event.failed(thrown);
        } else {
            event.good();
            event.close();
        }
    }

    /* As Spring writes it; null if this is no request that is answered. */
    private static @Nullable String status(Observation.Context context) {
        if (context instanceof RequestReplySenderContext || context instanceof RequestReplyReceiverContext) {
            KeyValue status = context.getLowCardinalityKeyValue("status");
            return status == null ? null : status.getValue();
        }
        return null;
    }
}
