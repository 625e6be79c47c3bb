package io.slo4j.simulate;

import static io.slo4j.simulate.Given.allGiven;
import static io.slo4j.simulate.Given.given;

import io.slo4j.Slo;
import io.slo4j.SloBuilder;
import io.slo4j.SloDefinition;
import io.slo4j.SloRegistry;
import io.slo4j.source.SampledCondition;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Simulates traffic and faults in virtual time, through the code that pages in production.
 *
 * <pre>{@code
 * SimulationResult march = Simulation.of(Traffic.diurnal(100, 0.8))
 *         .with(Fault.errors(0.02).from(Duration.ofDays(3)).lasting(Duration.ofHours(1)))
 *         .over(Duration.ofDays(30))
 *         .run(Slo.builder("checkout").objective("99.9%"));
 * }</pre>
 *
 * <p>Time passes in ticks. The events of a tick happen first; then the clock moves to its end and the registry ticks. Rates
 * and faults are those at the beginning of the tick. The same simulation gives the same result each time. Immutable;
 * several threads may run it, each with SLOs of its own.
 */
public final class Simulation {
    private static final Instant MIDNIGHT = Instant.parse("2026-01-01T00:00:00Z");
    private static final int USUAL_LOOKS = 500;

    private final Traffic traffic;
    private final List<Fault> faults;
    private final @Nullable ResponseTime responseTime;
    private final long seed;
    private final Duration tick;
    private final Duration length;
    private final @Nullable Duration budgetEvery;

    private Simulation(
            Traffic traffic,
            List<Fault> faults,
            @Nullable ResponseTime responseTime,
            long seed,
            Duration tick,
            Duration length,
            @Nullable Duration budgetEvery) {
        this.traffic = traffic;
        this.faults = faults;
        this.responseTime = responseTime;
        this.seed = seed;
        this.tick = tick;
        this.length = length;
        this.budgetEvery = budgetEvery;
    }

    /**
     * Returns a simulation of traffic: by default thirty days of it in ticks of a second, without faults, with events that
     * take no time.
     *
     * @param traffic the traffic
     * @return a simulation
     */
    public static Simulation of(Traffic traffic) {
        return new Simulation(
                given("traffic", traffic), List.of(), null, 0, Duration.ofSeconds(1), Duration.ofDays(30), null);
    }

    /**
     * The same simulation with more faults.
     *
     * @param more any number of faults
     * @return a new simulation
     */
    public Simulation with(Fault... more) {
        List<Fault> all =
                Stream.concat(faults.stream(), allGiven("fault", more).stream()).toList();
        return new Simulation(traffic, all, responseTime, seed, tick, length, budgetEvery);
    }

    /**
     * The same simulation with events that take time, for SLOs with a latency threshold. Each event is then recorded by
     * itself, which makes the simulation slower.
     *
     * @param time the durations of events without faults; zero by default
     * @return a new simulation
     */
    public Simulation responding(ResponseTime time) {
        return new Simulation(traffic, faults, given("response time", time), seed, tick, length, budgetEvery);
    }

    /**
     * The same simulation with another seed of its random numbers.
     *
     * @param number any number; 0 by default
     * @return a new simulation
     */
    public Simulation seed(long number) {
        return new Simulation(traffic, faults, responseTime, number, tick, length, budgetEvery);
    }

    /**
     * The same simulation with another length of ticks; longer ones make it faster.
     *
     * @param interval 10 ms to 1 minute; 1 second by default
     * @return a new simulation
     * @throws IllegalArgumentException if the interval is out of range
     */
    public Simulation tick(Duration interval) {
        SloRegistry.builder().tick(interval);
        return new Simulation(traffic, faults, responseTime, seed, interval, length, budgetEvery);
    }

    /**
     * The same simulation of another length.
     *
     * @param time the simulated time, above zero; 30 days by default
     * @return a new simulation
     * @throws IllegalArgumentException if it is not above zero
     */
    public Simulation over(Duration time) {
        Nanos.positive("length of a simulation", time);
        return new Simulation(traffic, faults, responseTime, seed, tick, time, budgetEvery);
    }

    /**
     * The same simulation with another interval between readings of the budget; by default it is read 500 times in all.
     *
     * @param interval above zero; an interval shorter than a tick becomes a tick
     * @return a new simulation
     * @throws IllegalArgumentException if it is not above zero
     */
    public Simulation budgetEvery(Duration interval) {
        Nanos.positive("budget interval", interval);
        return new Simulation(traffic, faults, responseTime, seed, tick, length, interval);
    }

    /**
     * Runs the simulation. Every SLO counts all events, also one that has a source: that is not read. Of a condition that is sampled
     * each sample is one event, bad as often as events are; the condition is not asked.
     *
     * @param slos the SLOs
     * @return the result
     * @throws IllegalArgumentException if an SLO cannot be registered
     */
    public SimulationResult run(SloBuilder... slos) {
        List<SloBuilder> builders = allGiven("SLO", slos);
        SimulationRun run = new SimulationRun(this);
        List<Slo> counting = new ArrayList<>();
        List<SampledSlo> sampled = new ArrayList<>();
        for (SloBuilder builder : builders) {
            SloDefinition definition = builder.build();
            Slo slo = run.registry().register(definition.recorded());
            if (definition.pulled().orElse(null) instanceof SampledCondition condition) {
                sampled.add(new SampledSlo(slo, condition, run));
            } else {
                counting.add(slo);
            }
        }
        Sink events = isTimed() ? new Sink.Recording(counting, run) : new Sink.Counting(counting);
        return run.of(sampled.isEmpty() ? events : new Sink.Sampling(sampled, events), new HangingEvents(counting));
    }

    /**
     * Runs the simulation against a handler that counts its events itself, as the real one does.
     *
     * <pre>{@code
     * simulation.run(slos -> {
     *     Slo checkout = Slo.builder("checkout").objective("99.9%").register(slos);
     *     return event -> checkout.run(event::perform);
     * });
     * }</pre>
     *
     * @param service makes the handler, once
     * @return the result
     * @throws IllegalArgumentException if a fault hangs: a handler is called by one thread
     */
    public SimulationResult run(SimulatedHandler.Factory service) {
        given("service", service);
        for (Fault fault : faults) {
            if (fault.hangRatio() > 0) {
                throw new IllegalArgumentException(
                        "faults must not hang where a handler is simulated, which one thread calls, but " + fault);
            }
        }
        SimulationRun run = new SimulationRun(this);
        return run.of(new Sink.Handling(service.in(run.registry()), run), new HangingEvents(List.of()));
    }

    private boolean isTimed() {
        return responseTime != null
                || faults.stream().anyMatch(fault -> !fault.addedLatency().isZero());
    }

    Traffic traffic() {
        return traffic;
    }

    List<Fault> faults() {
        return faults;
    }

    ResponseTime responseTime() {
        return responseTime == null ? random -> 0 : responseTime;
    }

    long seed() {
        return seed;
    }

    Duration tick() {
        return tick;
    }

    Duration length() {
        return length;
    }

    Duration budgetEvery() {
        return budgetEvery == null ? length.dividedBy(USUAL_LOOKS) : budgetEvery;
    }

    Instant start() {
        return MIDNIGHT;
    }
}
