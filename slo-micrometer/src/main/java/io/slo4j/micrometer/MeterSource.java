package io.slo4j.micrometer;

import static io.slo4j.micrometer.SloMetrics.given;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.step.StepMeterRegistry;
import io.slo4j.source.EventSource;
import io.slo4j.time.Durations;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Makes a source of the meters that a service has already, so that they are an SLI at no recording cost.
 *
 * <pre>{@code
 * Slo checkout = Slo.builder("checkout")
 *         .objective("99.9%")
 *         .source(MeterSource.in(meterRegistry)
 *                 .total("http.server.requests", "uri", "/checkout")
 *                 .bad("http.server.requests", "uri", "/checkout", "outcome", "SERVER_ERROR")
 *                 .build())
 *         .register(slos);
 * }</pre>
 *
 * <p>A {@code Counter}, a {@code FunctionCounter}, a {@code Timer}, a {@code FunctionTimer} and a {@code DistributionSummary} count.
 * Several that match are added up. They may be registered later and removed: which there are is looked up at each reading, and one that
 * has gone is read once more. One that matches twice counts once.
 *
 * <p>Say good and bad, or bad and total, or good and total. Not safe for use by several threads; the source is.
 */
public final class MeterSource {
    private static final String COUNTED = "counted by meters";

    private final MeterRegistry registry;
    private final List<CountedMeters> counted = new ArrayList<>();
    private final Set<String> meanings = new LinkedHashSet<>();

    private MeterSource(MeterRegistry registry) {
        this.registry = registry;
    }

    /**
     * Meters of this registry.
     *
     * @param registry one that keeps totals, or a composite one with such a member, whose counts are read
     * @return a builder of a source
     * @throws IllegalArgumentException if the registry counts the events of each step anew, as it sends them
     */
    public static MeterSource in(MeterRegistry registry) {
        if (given("meter registry", registry) instanceof StepMeterRegistry) {
            throw new IllegalArgumentException("meter registry must keep totals, but was a "
                    + registry.getClass().getSimpleName() + ", which counts the events of each step anew");
        }
        return new MeterSource(registry);
    }

    /**
     * Meters that count good events.
     *
     * @param name their name
     * @param tags keys and values that they have, among others
     * @return this
     * @throws IllegalArgumentException if a key has no value
     */
    public MeterSource good(String name, String... tags) {
        return good(name, having(tags));
    }

    /**
     * Meters that count good events.
     *
     * @param name their name
     * @param which those of the name that do
     * @return this
     */
    public MeterSource good(String name, Predicate<Meter.Id> which) {
        return add(CountedMeters.Role.GOOD, name, which);
    }

    /**
     * Meters that count bad events.
     *
     * @param name their name
     * @param tags keys and values that they have, among others
     * @return this
     * @throws IllegalArgumentException if a key has no value
     */
    public MeterSource bad(String name, String... tags) {
        return bad(name, having(tags));
    }

    /**
     * Meters that count bad events: {@code bad("http.server.requests", id -> id.getTag("status").startsWith("5"))}.
     *
     * @param name their name
     * @param which those of the name that do
     * @return this
     */
    public MeterSource bad(String name, Predicate<Meter.Id> which) {
        return add(CountedMeters.Role.BAD, name, which);
    }

    /**
     * Meters that count all events.
     *
     * @param name their name
     * @param tags keys and values that they have, among others
     * @return this
     * @throws IllegalArgumentException if a key has no value
     */
    public MeterSource total(String name, String... tags) {
        return total(name, having(tags));
    }

    /**
     * Meters that count all events.
     *
     * @param name their name
     * @param which those of the name that do
     * @return this
     */
    public MeterSource total(String name, Predicate<Meter.Id> which) {
        return add(CountedMeters.Role.TOTAL, name, which);
    }

    /**
     * Timers whose events are good if they took at most so long: good events, and all. Each must have a bucket there, by {@code
     * serviceLevelObjectives(threshold)}, which counts for ever, as those of Prometheus do.
     *
     * @param name their name
     * @param threshold a boundary of their histogram, above zero
     * @param tags keys and values that they have, among others; of what failed say {@link #total} beside this
     * @return this
     * @throws IllegalArgumentException if the threshold is not above zero, or a key has no value
     */
    public MeterSource within(String name, Duration threshold, String... tags) {
        if (given("threshold", threshold).isZero() || threshold.isNegative()) {
            throw new IllegalArgumentException("threshold must be above zero, but was " + threshold);
        }
        Predicate<Meter.Id> which = having(tags);
        add(CountedMeters.Role.TOTAL, name, which);
        meanings.remove(COUNTED);
        meanings.add("within " + Durations.text(threshold));
        counted.add(new CountedMeters(CountedMeters.Role.GOOD, name, which, new BucketCount(threshold)));
        return this;
    }

    private MeterSource add(CountedMeters.Role role, String name, Predicate<Meter.Id> which) {
        counted.add(
                new CountedMeters(role, given("name of meters", name), given("which meters", which), MeterCount::of));
        if (meanings.isEmpty()) {
            meanings.add(COUNTED);
        }
        return this;
    }

    private static Predicate<Meter.Id> having(String... tags) {
        for (String tag : given("tags", tags)) {
            given("tag", tag);
        }
        List<Tag> wanted = Tags.of(tags).stream().toList();
        return id -> hasAll(id, wanted);
    }

    private static boolean hasAll(Meter.Id id, List<Tag> wanted) {
        for (Tag tag : wanted) {
            if (!tag.getValue().equals(id.getTag(tag.getKey()))) {
                return false;
            }
        }
        return true;
    }

    /**
     * Makes the source.
     *
     * @return a source that keeps the meter registry, and meters only as long as they are there
     * @throws IllegalStateException if it does not say good and bad, or bad and total, or good and total
     */
    public EventSource build() {
        Set<CountedMeters.Role> roles =
                counted.stream().map(CountedMeters::role).collect(Collectors.toSet());
        MeterReading reading = new MeterReading(registry, List.copyOf(counted));
        String meaning = String.join(", ", meanings);
        if (roles.equals(Set.of(CountedMeters.Role.GOOD, CountedMeters.Role.BAD))) {
            return EventSource.goodAndBad(reading).withMeaning(meaning);
        }
        if (roles.equals(Set.of(CountedMeters.Role.BAD, CountedMeters.Role.TOTAL))) {
            return EventSource.badAndTotal(reading).withMeaning(meaning);
        }
        if (roles.equals(Set.of(CountedMeters.Role.GOOD, CountedMeters.Role.TOTAL))) {
            return EventSource.goodAndTotal(reading).withMeaning(meaning);
        }
        throw new IllegalStateException(
                "meters must count good and bad, or bad and total, or good and total events, but counted "
                        + (roles.isEmpty()
                                ? "none"
                                : roles.stream()
                                        .map(CountedMeters.Role::toString)
                                        .sorted()
                                        .collect(Collectors.joining(" and "))));
    }

    @Override
    public String toString() {
        return "MeterSource" + counted;
    }
}
