package io.slo4j.internal.pull;

import io.slo4j.internal.check.Nanos;
import io.slo4j.internal.guard.Notices;
import io.slo4j.source.EventSource;
import io.slo4j.time.SloClock;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/** A source that is read once for all the SLOs that count by it. */
final class SourceJob extends PulledJob {
    private final EventSource source;
    private final SourceCounts counts;
    private final List<SourceReader> readers = new CopyOnWriteArrayList<>();

    /* How many readings have begun. */
    private volatile long begun;

    SourceJob(EventSource source, SourceCounts counts, SloClock clock, Notices notices) {
        super(clock, notices, source.interval().map(Nanos::of).orElse(0L));
        this.source = source;
        this.counts = counts;
    }

    EventSource source() {
        return source;
    }

    /** An SLO that counts from now on, or goes on where one of its name had got that was closed. */
    SourceReader add(String slo, EventSink sink) {
        SourceReader reader = new SourceReader(slo, sink, begun, counts.takeUp(slo));
        readers.add(reader);
        return reader;
    }

    /** An SLO counts no more. */
    void remove(SourceReader reader) {
        readers.remove(reader);
        SourceCounts.Place place = reader.end();
        if (place != null) {
            counts.leave(reader.slo(), place);
        }
    }

    @Override
    boolean isEnded() {
        return readers.isEmpty();
    }

    @Override
    String name() {
        return readers.stream()
                .findFirst()
                .map(reader -> "the source of SLO \"" + reader.slo() + '"')
                .orElse("a source");
    }

    @SuppressWarnings("NonAtomicVolatileUpdate") /* By the one thread that reads. */
    @Override
    @Nullable
    Throwable read() {
        long reading = ++begun;
        Throwable thrown = counts.read(source);
        SourceCounts.Place place = counts.place();
        readers.forEach(reader -> reader.advance(reading, place));
        return thrown;
    }
}
