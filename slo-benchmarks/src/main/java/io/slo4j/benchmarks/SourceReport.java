package io.slo4j.benchmarks;

import com.sun.management.ThreadMXBean;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.slo4j.Slo;
import io.slo4j.SloBuilder;
import io.slo4j.SloRegistry;
import io.slo4j.alert.AlertPolicy;
import io.slo4j.alert.Severity;
import io.slo4j.alert.TrafficRule;
import io.slo4j.micrometer.MeterSource;
import io.slo4j.source.EventSource;
import io.slo4j.time.VirtualClock;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.IntFunction;
import java.util.function.UnaryOperator;

/**
 * What it costs to pull the events of an SLO rather than to record them, to detect work that hangs, and to know what traffic is usual: the
 * tick of a thousand SLOs of each kind, in virtual time, where reading is part of the tick, beside that of a thousand whose events are
 * recorded. Kinds take turns. Times are those of the processor.
 */
final class SourceReport {
    private static final int SLOS = 1_000;
    private static final int ROUNDS = 400;
    private static final int WARM_UP = 200;
    private static final int WEEKS = 8;
    private static final Duration SLOW = Duration.ofMillis(300);

    private final ThreadMXBean thread = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    /** A thousand SLOs of one kind, and what each of their ticks took. */
    private final class Kind {
        final String name;
        final VirtualClock clock = VirtualClock.at(Instant.EPOCH);
        final SloRegistry slos = SloRegistry.builder().clock(clock).build();
        final Runnable events;
        final List<Double> nanos = new ArrayList<>();
        final List<Double> bytes = new ArrayList<>();
        final double heapBytes;

        Kind(String name, IntFunction<UnaryOperator<SloBuilder>> pulled, Runnable events, boolean recorded) {
            this(name, pulled, events, recorded, 0);
        }

        /** A kind of which so many weeks have passed, in ticks of ten minutes. */
        Kind(String name, IntFunction<UnaryOperator<SloBuilder>> pulled, Runnable events, boolean recorded, int weeks) {
            this.name = name;
            long before = used();
            List<Slo> all = new ArrayList<>();
            for (int i = 0; i < SLOS; i++) {
                all.add(pulled.apply(i)
                        .apply(Slo.builder("slo " + i).objective("99%"))
                        .register(slos));
            }
            this.events = recorded ? () -> all.forEach(Slo::good) : events;
            for (int passed = weeks * 7 * 24 * 6; passed > 0; passed--) {
                clock.advance(Duration.ofMinutes(10));
                this.events.run();
                slos.tick();
            }
            if (all.get(0).definition().detectsHanging()) {
                all.forEach(Slo::start);
            }
            this.heapBytes = (double) (used() - before) / SLOS;
        }

        void tick() {
            clock.advance(Duration.ofSeconds(1));
            events.run();
            long allocated = thread.getCurrentThreadAllocatedBytes();
            long start = thread.getCurrentThreadCpuTime();
            slos.tick();
            nanos.add((double) (thread.getCurrentThreadCpuTime() - start) / SLOS);
            bytes.add((double) (thread.getCurrentThreadAllocatedBytes() - allocated) / SLOS);
        }

        String text() {
            return String.format(
                    Locale.ROOT,
                    "%-50s %7.0f bytes kept, %6.0f ns and %5.0f bytes an SLO and tick",
                    name,
                    heapBytes,
                    median(nanos),
                    median(bytes));
        }
    }

    private static double median(List<Double> all) {
        double[] measured = all.subList(WARM_UP, all.size()).stream()
                .mapToDouble(Double::doubleValue)
                .sorted()
                .toArray();
        return measured[measured.length / 2];
    }

    @SuppressWarnings("SystemGC")
    private static long used() {
        System.gc();
        System.gc();
        Runtime runtime = Runtime.getRuntime();
        return runtime.totalMemory() - runtime.freeMemory();
    }

    private List<Kind> kinds() {
        AtomicLong count = new AtomicLong();
        MeterRegistry meters = new SimpleMeterRegistry();
        for (int i = 0; i < SLOS; i++) {
            meters.counter("jobs", "queue", "q" + i, "outcome", "good");
            meters.counter("jobs", "queue", "q" + i, "outcome", "bad");
        }
        EventSource shared = EventSource.goodAndBad(count::get, () -> 0);
        return List.of(
                /* The first of all takes what the classes take, too. */
                new Kind("not to be compared", i -> builder -> builder, () -> {}, true),
                new Kind("recorded", i -> builder -> builder, () -> {}, true),
                new Kind(
                        "recorded, with a latency threshold",
                        i -> builder -> builder.latencyThreshold(SLOW),
                        () -> {},
                        true),
                new Kind(
                        "the same, and hanging work detected, one in flight",
                        i -> builder -> builder.latencyThreshold(SLOW).detectHanging(),
                        () -> {},
                        true),
                new Kind("recorded for eight weeks", i -> builder -> builder, () -> {}, true, WEEKS),
                new Kind(
                        "the same, and a rule about usual traffic",
                        i -> builder -> builder.alerts(AlertPolicy.standard()
                                .and(TrafficRule.belowUsual(Severity.PAGE, 0.5, Duration.ofMinutes(30)))),
                        () -> {},
                        true,
                        WEEKS),
                new Kind(
                        "two suppliers each",
                        i -> builder -> builder.source(EventSource.goodAndBad(count::get, () -> 0)),
                        count::incrementAndGet,
                        false),
                new Kind("one source for all", i -> builder -> builder.source(shared), count::incrementAndGet, false),
                new Kind(
                        "a condition each, asked at every tick",
                        i -> builder -> builder.every(Duration.ofSeconds(1), () -> true),
                        () -> {},
                        false),
                new Kind(
                        "ten SLOs of meters, among 2,000 (and 990 recorded)",
                        i -> builder -> i >= 10
                                ? builder
                                : builder.source(MeterSource.in(meters)
                                        .good("jobs", "queue", "q" + i, "outcome", "good")
                                        .bad("jobs", "queue", "q" + i, "outcome", "bad")
                                        .build()),
                        () -> meters.find("jobs").tag("queue", "q1").counters().forEach(counter -> counter.increment()),
                        false));
    }

    private void run() {
        List<Kind> kinds = kinds();
        for (int round = 0; round < ROUNDS; round++) {
            kinds.forEach(Kind::tick);
        }
        kinds.forEach(kind -> System.out.println(kind.text()));
    }

    public static void main(String... arguments) {
        if (arguments.length > 0) {
            throw new IllegalArgumentException("arguments must be none, but were " + Arrays.toString(arguments));
        }
        new SourceReport().run();
    }
}
