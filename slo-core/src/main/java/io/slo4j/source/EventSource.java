package io.slo4j.source;

import static io.slo4j.internal.check.Arguments.given;
import static io.slo4j.internal.check.Arguments.notBlank;

import io.slo4j.internal.check.Limits;
import io.slo4j.internal.check.Nanos;
import io.slo4j.internal.check.Texts;
import io.slo4j.time.Durations;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Counters that something else keeps, as the events of an SLO: those of a queue, a pool, a column of a database. Nothing is recorded
 * for it, so that it costs the service nothing.
 *
 * <pre>{@code
 * Slo mail = Slo.builder("mail")
 *         .objective("99.9%")
 *         .source(EventSource.badAndTotal(queue::dropped, queue::accepted))
 *         .register(slos);
 * }</pre>
 *
 * <p>Counters only grow; one that goes down was reset. What they counted before the SLO was registered is not its own. One source may
 * serve several SLOs: it is read once for all of them, and each counts each event once. Immutable; the suppliers are called by one
 * thread at a time.
 */
public final class EventSource implements Pulled {
    /** What is told apart by the counters of a source. */
    public enum Kind {
        /** Good events and bad ones. */
        GOOD_AND_BAD("good and bad events"),
        /** Bad events and all: the others are good. */
        BAD_AND_TOTAL("bad and all events"),
        /** Good events and all: the others are bad. */
        GOOD_AND_TOTAL("good and all events");

        private final String text;

        Kind(String text) {
            this.text = text;
        }

        @Override
        public String toString() {
            return text;
        }
    }

    /**
     * Some counters that are read together.
     *
     * @param kind what they tell apart
     * @param reading reads them
     */
    public record Part(Kind kind, CounterReading reading) {
        /**
         * Checks the components.
         *
         * @param kind what they tell apart
         * @param reading reads them
         */
        public Part {
            given("kind", kind);
            given("reading", reading);
        }

        @Override
        public String toString() {
            return "Part[" + kind + "]";
        }

        private Stream<Object> written() {
            Stream<Class<?>> classes = reading instanceof Two two
                    ? Stream.of(two.first.getClass(), two.second.getClass())
                    : Stream.of(reading.getClass());
            return Stream.concat(Stream.of(kind), classes);
        }
    }

    /** Two suppliers: of one is said what is told apart, of the other all or the rest. */
    private record Two(Kind kind, LongSupplier first, LongSupplier second) implements CounterReading {
        @Override
        public void read(Counters counters) {
            switch (kind) {
                case GOOD_AND_BAD -> {
                    counters.good("good", first.getAsLong());
                    counters.bad("bad", second.getAsLong());
                }
                case BAD_AND_TOTAL -> {
                    counters.total("total", second.getAsLong());
                    counters.bad("bad", first.getAsLong());
                }
                case GOOD_AND_TOTAL -> {
                    counters.total("total", second.getAsLong());
                    counters.good("good", first.getAsLong());
                }
            }
        }
    }

    private final List<Part> parts;
    private final @Nullable Duration interval;
    private final String meaning;

    private EventSource(List<Part> parts, @Nullable Duration interval, String meaning) {
        this.parts = parts;
        this.interval = interval;
        this.meaning = meaning;
    }

    private static EventSource of(Kind kind, CounterReading reading) {
        return new EventSource(List.of(new Part(kind, reading)), null, "counted by a source");
    }

    /**
     * A counter of good events and one of bad events.
     *
     * @param good returns how many were good, 0 or more
     * @param bad returns how many were bad, 0 or more
     * @return a source
     */
    public static EventSource goodAndBad(LongSupplier good, LongSupplier bad) {
        return of(Kind.GOOD_AND_BAD, new Two(Kind.GOOD_AND_BAD, given("good events", good), given("bad events", bad)));
    }

    /**
     * A counter of bad events and one of all.
     *
     * @param bad returns how many were bad, 0 or more
     * @param total returns how many there were, 0 or more; called first
     * @return a source
     */
    public static EventSource badAndTotal(LongSupplier bad, LongSupplier total) {
        return of(
                Kind.BAD_AND_TOTAL,
                new Two(Kind.BAD_AND_TOTAL, given("bad events", bad), given("total of events", total)));
    }

    /**
     * A counter of good events and one of all.
     *
     * @param good returns how many were good, 0 or more
     * @param total returns how many there were, 0 or more; called first
     * @return a source
     */
    public static EventSource goodAndTotal(LongSupplier good, LongSupplier total) {
        return of(
                Kind.GOOD_AND_TOTAL,
                new Two(Kind.GOOD_AND_TOTAL, given("good events", good), given("total of events", total)));
    }

    /**
     * Any number of counters of good and of bad events, which may come and go.
     *
     * @param reading reads them
     * @return a source
     */
    public static EventSource goodAndBad(CounterReading reading) {
        return of(Kind.GOOD_AND_BAD, given("reading", reading));
    }

    /**
     * Any number of counters of bad events and of all, which may come and go. As long as there is none of bad events, all are good.
     *
     * @param reading reads them
     * @return a source
     */
    public static EventSource badAndTotal(CounterReading reading) {
        return of(Kind.BAD_AND_TOTAL, given("reading", reading));
    }

    /**
     * Any number of counters of good events and of all, which may come and go. As long as there is none of good events, all are bad.
     *
     * @param reading reads them
     * @return a source
     */
    public static EventSource goodAndTotal(CounterReading reading) {
        return of(Kind.GOOD_AND_TOTAL, given("reading", reading));
    }

    /**
     * This source and another one, added up. If one of them cannot be read, the other one still is.
     *
     * @param other how often that is read, and what it means, does not count
     * @return a new source
     */
    public EventSource plus(EventSource other) {
        return new EventSource(
                Stream.concat(parts.stream(), given("other source", other).parts.stream())
                        .toList(),
                interval,
                meaning);
    }

    /**
     * The same source, read less often. Its events are counted when it is read, so that an alert may be as much later.
     *
     * @param time a tick of the registry at least; by default it is read at every tick
     * @return a new source
     * @throws IllegalArgumentException if it is not above zero
     */
    public EventSource every(Duration time) {
        Nanos.positive("interval of a source", time);
        return new EventSource(parts, time, meaning);
    }

    /**
     * The same source with other words for what a good event is. A stored history is continued only if they are the same.
     *
     * @param text not blank: {@code within 300ms}
     * @return a new source
     * @throws IllegalArgumentException if the text is blank or longer than 1,000 characters
     */
    public EventSource withMeaning(String text) {
        String words = Texts.chosen("meaning of a source", notBlank("meaning of a source", text), Limits.LONGEST_NAME);
        return new EventSource(parts, interval, words);
    }

    /**
     * The counters that are added up.
     *
     * @return an immutable list of one or more
     */
    public List<Part> parts() {
        return parts;
    }

    @Override
    public Optional<Duration> interval() {
        return Optional.ofNullable(interval);
    }

    @Override
    public String meaning() {
        return meaning;
    }

    @Override
    public boolean isWrittenLike(Pulled other) {
        return given("other source", other) instanceof EventSource that
                && written().equals(that.written())
                && interval().equals(that.interval());
    }

    private List<Object> written() {
        return parts.stream().flatMap(Part::written).toList();
    }

    @Override
    public String toString() {
        return "source of "
                + parts.stream().map(part -> part.kind.toString()).distinct().collect(Collectors.joining(", "))
                + (interval == null ? "" : " every " + Durations.text(interval));
    }
}
