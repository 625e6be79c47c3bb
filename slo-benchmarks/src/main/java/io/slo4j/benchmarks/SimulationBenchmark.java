package io.slo4j.benchmarks;

import io.slo4j.Slo;
import io.slo4j.SloBuilder;
import io.slo4j.SloRegistry;
import io.slo4j.simulate.Fault;
import io.slo4j.simulate.Simulation;
import io.slo4j.simulate.SimulationResult;
import io.slo4j.simulate.Traffic;
import io.slo4j.time.VirtualClock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Thirty days in virtual time, at 100 events a second and one tick a second, beside the 2,592,000 ticks that it is made of. The
 * first of the three iterations of a fork is that of a JVM that has done nothing before.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(
        value = 3,
        jvmArgs = {"-Xms1g", "-Xmx1g"})
@Warmup(iterations = 0)
@Measurement(iterations = 3)
public class SimulationBenchmark {
    private static final long SECONDS = Duration.ofDays(30).toSeconds();

    private static SloBuilder slo() {
        return Slo.builder("checkout").objective("99.9%");
    }

    /** The floor: a hundred events and a tick, for each second. */
    @Benchmark
    public Object ticksAlone() {
        VirtualClock clock = VirtualClock.at(Instant.EPOCH);
        SloRegistry slos = SloRegistry.builder().clock(clock).build();
        Slo checkout = slo().register(slos);
        Duration second = Duration.ofSeconds(1);
        for (long i = 0; i < SECONDS; i++) {
            clock.advance(second);
            checkout.good(100);
            slos.tick();
        }
        return checkout.status();
    }

    /** The same traffic, and an hour in which 2 % of it fails. */
    @Benchmark
    public SimulationResult constant() {
        return simulated(Traffic.constant(100));
    }

    /** Traffic with nights, and arrivals that are drawn. */
    @Benchmark
    public SimulationResult diurnalPoisson() {
        return simulated(Traffic.diurnal(100, 0.8).poisson());
    }

    private static SimulationResult simulated(Traffic traffic) {
        return Simulation.of(traffic)
                .with(Fault.errors(0.02).from(Duration.ofDays(3)).lasting(Duration.ofHours(1)))
                .run(slo());
    }
}
