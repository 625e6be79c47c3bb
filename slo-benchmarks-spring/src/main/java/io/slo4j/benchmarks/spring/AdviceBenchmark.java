package io.slo4j.benchmarks.spring;

import io.github.resilience4j.spring6.circuitbreaker.configure.CircuitBreakerConfiguration;
import io.github.resilience4j.spring6.circuitbreaker.configure.CircuitBreakerConfigurationProperties;
import io.github.resilience4j.spring6.fallback.configure.FallbackConfiguration;
import io.github.resilience4j.spring6.spelresolver.configure.SpelResolverConfiguration;
import io.micrometer.core.aop.TimedAspect;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.slo4j.Slo;
import io.slo4j.SloRegistry;
import io.slo4j.spring.SloAutoConfiguration;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.EnableAspectJAutoProxy;
import org.springframework.context.annotation.Import;

/** A call of an empty method through the advice of slo4j, of Micrometer and of resilience4j, each in a context of its own. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(2)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class AdviceBenchmark {
    private final Tracked plain = new Tracked();
    private final AnnotationConfigApplicationContext bySlo =
            new AnnotationConfigApplicationContext(SloAutoConfiguration.class, Target.class);
    private final AnnotationConfigApplicationContext byMicrometer =
            new AnnotationConfigApplicationContext(Micrometer.class, Target.class);
    private final AnnotationConfigApplicationContext byCircuitBreaker =
            new AnnotationConfigApplicationContext(Resilience4j.class, Target.class);

    private final Tracked slo = bySlo.getBean(Tracked.class);
    private final Tracked timed = byMicrometer.getBean(Tracked.class);
    private final Tracked circuitBreaker = byCircuitBreaker.getBean(Tracked.class);
    private final Slo bare = bySlo.getBean(SloRegistry.class).find("advice").orElseThrow();
    private final Slo bareTimed =
            bySlo.getBean(SloRegistry.class).find("timed-advice").orElseThrow();

    @Configuration(proxyBeanMethods = false)
    static class Target {
        @Bean
        Tracked tracked() {
            return new Tracked();
        }
    }

    @Configuration(proxyBeanMethods = false)
    @EnableAspectJAutoProxy(proxyTargetClass = true)
    static class Micrometer {
        @Bean
        TimedAspect timed() {
            return new TimedAspect(new SimpleMeterRegistry());
        }
    }

    @Configuration(proxyBeanMethods = false)
    @EnableAspectJAutoProxy(proxyTargetClass = true)
    @Import({CircuitBreakerConfiguration.class, FallbackConfiguration.class, SpelResolverConfiguration.class})
    static class Resilience4j {
        @Bean
        CircuitBreakerConfigurationProperties circuitBreakers() {
            return new CircuitBreakerConfigurationProperties();
        }
    }

    /** Refuses to measure advice that is not there. */
    @Setup
    public void check() {
        for (Tracked proxy : new Tracked[] {slo, timed, circuitBreaker}) {
            if (proxy.getClass() == Tracked.class) {
                throw new IllegalStateException("there must be advice");
            }
        }
    }

    /** Closes the contexts. */
    @TearDown
    public void close() {
        bySlo.close();
        byMicrometer.close();
        byCircuitBreaker.close();
    }

    /** The floor. */
    @Benchmark
    public void plain() {
        plain.plain();
    }

    /** The proxy of Spring, without advice for this method. */
    @Benchmark
    public void proxyAlone() {
        slo.plain();
    }

    /** Without Spring. */
    @Benchmark
    public void sloCall() {
        bare.run(plain::plain);
    }

    /** Without Spring, against a threshold. */
    @Benchmark
    public void sloCallTimed() {
        bareTimed.run(plain::plain);
    }

    /** {@code @TrackSlo}. */
    @Benchmark
    public void sloAdvice() {
        slo.bySlo();
    }

    /** {@code @TrackSlo}, against a threshold. */
    @Benchmark
    public void sloAdviceTimed() {
        slo.bySloTimed();
    }

    /** {@code @Timed}. */
    @Benchmark
    public void micrometerTimedAspect() {
        timed.byMicrometer();
    }

    /** {@code @CircuitBreaker}. */
    @Benchmark
    public void resilience4jCircuitBreakerAspect() {
        circuitBreaker.byCircuitBreaker();
    }
}
