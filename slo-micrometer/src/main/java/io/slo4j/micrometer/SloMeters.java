package io.slo4j.micrometer;

import io.micrometer.core.instrument.Tags;
import io.slo4j.Slo;
import io.slo4j.SloRegistry;
import io.slo4j.series.SeriesSet;
import io.slo4j.series.SloSeries;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The meters of one SLO, and where they are wanted. Guarded by {@link SharedMeters#CHANGING}. */
final class SloMeters {
    private final Slo slo;
    private final List<WantedMeter> meters = new ArrayList<>();
    private final Map<SharedMeters, List<WantedMeter>> wanted = new HashMap<>();

    SloMeters(Slo slo, SloRegistry slos, Tags tags, SloSeries choice) {
        this.slo = slo;
        SeriesSet series = choice.of(slo);
        RecentValues recent = new RecentValues(series::read, slos);
        for (int i = 0; i < series.series().size(); i++) {
            int index = i;
            SeriesMeter meter = new SeriesMeter(series.series().get(i), tags, () -> recent.get(index));
            meters.add(new WantedMeter(slo, meter.id(), meter::registerIn));
        }
    }

    Slo slo() {
        return slo;
    }

    /** The meters, which are wanted there from now on. */
    List<WantedMeter> wantedIn(SharedMeters place) {
        return wanted.computeIfAbsent(
                place, any -> meters.stream().map(WantedMeter::copy).toList());
    }

    void hide() {
        wanted.forEach((place, theirs) -> theirs.forEach(place::hide));
        wanted.clear();
    }
}
