package io.slo4j.surface;

import io.slo4j.Outcome;
import io.slo4j.Slo;
import io.slo4j.SloRegistry;
import io.slo4j.source.CounterReading;
import io.slo4j.source.Counters;
import io.slo4j.source.EventSource;
import io.slo4j.source.Pulled;
import io.slo4j.source.SampledCondition;
import io.slo4j.source.SourceStatus;
import io.slo4j.time.VirtualClock;
import io.slo4j.view.SourceView;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.function.LongSupplier;

/** A value of every type of io.slo4j.source. */
final class SampleSources {
    private SampleSources() {}

    static void put(Map<Class<?>, Object> byType, Map<String, Object> byParameter, Map<String, Object> byMethod) {
        EventSource source = EventSource.goodAndBad(() -> 1, () -> 2);
        byType.put(EventSource.class, source);
        byType.put(Pulled.class, source);
        byType.put(EventSource.Kind.class, EventSource.Kind.BAD_AND_TOTAL);
        byType.put(EventSource.Part.class, source.parts().get(0));
        byType.put(LongSupplier.class, (LongSupplier) () -> 1);
        byParameter.put("Callable condition", (Callable<Boolean>) () -> true);
        byParameter.put("SampledCondition.withMissed(Outcome) outcome", Outcome.IGNORED);
        byType.put(CounterReading.class, (CounterReading) counters -> {});
        byType.put(Counters.class, counters(EventSource::goodAndBad));
        byMethod.put("Counters.total(Object, long)", counters(EventSource::badAndTotal));
        byType.put(SampledCondition.class, SampledCondition.every(Duration.ofSeconds(10), () -> true));
        byType.put(SourceStatus.class, new SourceStatus(Optional.of(Instant.EPOCH), Optional.of("does not answer")));
        byType.put(SourceView.class, new SourceView("source of good and bad events", null, true, "does not answer"));
    }

    /** What a reading is given. */
    private static Counters counters(Function<CounterReading, EventSource> kind) {
        Counters[] given = new Counters[1];
        try (SloRegistry slos =
                SloRegistry.builder().clock(VirtualClock.at(Instant.EPOCH)).build()) {
            Slo.builder("queue")
                    .objective("99%")
                    .source(kind.apply(counters -> given[0] = counters))
                    .register(slos);
        }
        return given[0];
    }
}
