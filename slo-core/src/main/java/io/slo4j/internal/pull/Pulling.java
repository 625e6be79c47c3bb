package io.slo4j.internal.pull;

import io.slo4j.internal.guard.Notices;
import io.slo4j.source.EventSource;
import io.slo4j.time.SloClock;
import java.util.List;
import java.util.Map;
import java.util.WeakHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Has the sources and conditions of one registry read when they are due. It starts no thread before there is one of them, and none at
 * all where time stands still: whoever ticks reads them then. Safe for use by any thread.
 */
public final class Pulling {
    /** How long a source or a condition may take before the SLO is shown as stale. */
    static final long PATIENCE_NANOS = 5_000_000_000L;

    private final SloClock clock;
    private final Notices notices;
    private final @Nullable PullThreads threads;
    private final List<PulledJob> jobs = new CopyOnWriteArrayList<>();

    /* Who reads where there are no threads: the user's code may tick again, and others may tick meanwhile. */
    private final AtomicReference<@Nullable Thread> here = new AtomicReference<>();

    /* Guarded by this. */
    private final Map<EventSource, SourceCounts> sources = new WeakHashMap<>();

    public Pulling(SloClock clock, Notices notices) {
        this.clock = clock;
        this.notices = notices;
        this.threads = clock.pace() > 0 ? new PullThreads(notices) : null;
    }

    /** An SLO counts by a source, from when it is read {@linkplain #first for the first time}. */
    public synchronized Pull add(String slo, EventSource source, EventSink sink) {
        SourceCounts counts = sources.computeIfAbsent(source, any -> new SourceCounts());
        sources.values().stream().filter(other -> other != counts).forEach(other -> other.takeUp(slo));
        SourceJob job = jobs.stream()
                .filter(any -> any instanceof SourceJob one && one.source() == source)
                .map(SourceJob.class::cast)
                .findFirst()
                .orElseGet(() -> added(new SourceJob(source, counts, clock, notices)));
        return new Pull(job, job.add(slo, sink));
    }

    /**
     * An SLO counts the answers of a condition.
     *
     * @param sample asks the condition and counts the answer; never throws what the condition does
     * @param missed counts a sample that was missed
     */
    public synchronized Pull add(String slo, long intervalNanos, Runnable sample, Runnable missed) {
        forget(slo);
        return new Pull(added(new ConditionJob(slo, sample, missed, intervalNanos, clock, notices)), null);
    }

    private <J extends PulledJob> J added(J job) {
        jobs.add(job);
        return job;
    }

    /** Reads a source as soon as may be: what it has counted by then does not count. Holds no lock meanwhile. */
    public void first(Pull pull) {
        if (pull.job() instanceof SourceJob source) {
            readSoon(List.of(source));
        }
    }

    /** Nobody goes on from an SLO of this name that was closed. */
    public synchronized void forget(String slo) {
        sources.values().forEach(counts -> counts.takeUp(slo));
    }

    /** Has everything read that is due. Holds no lock meanwhile, and waits for nobody but where there are no threads. */
    public void tick() {
        if (jobs.isEmpty()) {
            return;
        }
        long now = clock.epochNanos();
        if (threads != null) {
            threads.tick(now);
        }
        boolean mine = threads != null || here.compareAndSet(null, Thread.currentThread());
        try {
            for (PulledJob job : jobs) {
                if (job.isEnded()) {
                    removeIdle(job);
                } else if (job.isTakenDown(now, mine)) {
                    run(job);
                }
            }
        } finally {
            if (threads == null && mine) {
                here.set(null);
            }
        }
    }

    private synchronized void removeIdle(PulledJob job) {
        if (job.isEnded() && job.isIdle()) {
            jobs.remove(job);
        }
    }

    /* Where there are no threads, by who has the turn. */
    private void run(PulledJob job) {
        if (threads == null) {
            job.run();
        } else {
            threads.add(job);
        }
    }

    private void readSoon(List<PulledJob> some) {
        boolean mine = threads != null || here.compareAndSet(null, Thread.currentThread());
        if (!mine) {
            return;
        }
        try {
            some.stream().filter(PulledJob::isTakenDownEarly).forEach(this::run);
        } finally {
            if (threads == null) {
                here.set(null);
            }
        }
    }

    /**
     * Reads every source once more.
     *
     * @return becomes 0 when that is done; never waits for the calling thread
     */
    public CountDownLatch readAll() {
        CountDownLatch done = new CountDownLatch(1);
        List<PulledJob> all = jobs.stream()
                .filter(SourceJob.class::isInstance)
                .filter(job -> !job.isEnded())
                .toList();
        readSoon(all);
        if (threads == null || all.isEmpty() || threads.isMine(Thread.currentThread())) {
            done.countDown();
        } else {
            threads.add(new ConditionJob("", done::countDown, () -> {}, 0, clock, notices));
        }
        return done;
    }

    /** Reads nothing any more. */
    public void close() {
        jobs.clear();
        if (threads != null) {
            threads.close();
        }
    }
}
