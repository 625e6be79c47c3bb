package io.slo4j.examples.checkout;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.slo4j.SloRegistry;
import io.slo4j.view.RegistryView;
import io.slo4j.view.StatisticsView;
import java.util.List;

/**
 * The answer to {@code GET /slo}: slo4j's view of the objectives, and the data of this service.
 *
 * @param statistics the statistics of each rule so far
 */
record ServiceView(
        double pace,
        String time,
        String traffic,
        Faults faults,
        @JsonUnwrapped RegistryView registry,
        List<StatisticsView> statistics) {
    static ServiceView of(SloRegistry slos, Faults faults, String traffic) {
        double pace = slos.clock().pace();
        return new ServiceView(
                pace,
                Pace.text(pace),
                traffic,
                faults,
                RegistryView.of(slos),
                slos.alertHistory().statistics().stream()
                        .map(StatisticsView::of)
                        .toList());
    }
}
