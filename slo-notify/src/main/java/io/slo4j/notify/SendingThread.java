package io.slo4j.notify;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/**
 * Tells one Alertmanager what it is to know: what is new at once, and all of it again at an interval, so that one that was restarted
 * or away knows it again. What it has not taken is new until it has.
 */
final class SendingThread {
    private static final int BATCH = 64;

    private final ActiveAlerts active;
    private final AlertmanagerMessage message;
    private final HttpPost post;
    private final ReceiverLog log;
    private final Backoff backoff;
    private final long resendNanos;
    private final BooleanSupplier watched;
    private final Thread thread;
    private final Semaphore news = new Semaphore(0);
    private volatile boolean closing;

    /* What it has taken; for the thread. */
    private final Map<Map<String, String>, Told> told = new HashMap<>();

    private record Told(long version, long nanos) {}

    /**
     * @param watched whether somebody still evaluates the rules: what nobody watches is not said again
     */
    SendingThread(
            ActiveAlerts active,
            AlertmanagerMessage message,
            HttpPost post,
            ReceiverLog log,
            Duration resend,
            BooleanSupplier watched) {
        this.active = active;
        this.message = message;
        this.post = post;
        this.log = log;
        this.backoff = new Backoff(resend);
        this.resendNanos = resend.toNanos();
        this.watched = watched;
        this.thread = SenderThreads.daemon("slo4j-notify-alertmanager", this::run);
    }

    void start() {
        thread.start();
    }

    /** There may be something new. */
    void wake() {
        news.release();
    }

    private void run() {
        try {
            while (!closing) {
                long waitNanos = sendDue();
                if (news.tryAcquire(waitNanos, TimeUnit.NANOSECONDS)) {
                    news.drainPermits();
                }
            }
            sendDue();
        } catch (InterruptedException closed) {
            /* Closing takes no longer. */
        }
    }

    /* Returns how long there is nothing to do, if nothing happens. */
    private long sendDue() throws InterruptedException {
        long now = System.nanoTime();
        Collection<ActiveAlert> all = active.now(now);
        told.keySet().retainAll(all.stream().map(ActiveAlert::labels).toList());
        boolean again = watched.getAsBoolean();
        List<ActiveAlert> due =
                all.stream().filter(alert -> isDue(alert, now, again)).toList();
        for (int i = 0; i < due.size(); i += BATCH) {
            Answer answer = send(due.subList(i, Math.min(due.size(), i + BATCH)));
            if (answer.result() == Answer.Result.FAILED) {
                return closing ? 0 : rest(backoff.failed(answer.retryAfter()));
            }
            backoff.accepted();
        }
        long next = resendNanos;
        for (ActiveAlert alert : all) {
            Told last = told.get(alert.labels());
            next = last == null ? next : Math.min(next, last.nanos + resendNanos - System.nanoTime());
        }
        return again ? Math.max(0, next) : resendNanos;
    }

    private boolean isDue(ActiveAlert alert, long now, boolean again) {
        Told last = told.get(alert.labels());
        return last == null || last.version != alert.version() || (again && now - last.nanos >= resendNanos);
    }

    /* News does not shorten the time for which a receiver is left alone. */
    private long rest(long nanos) throws InterruptedException {
        long untilNanos = System.nanoTime() + nanos;
        long left = nanos;
        while (left > 0 && !closing) {
            if (news.tryAcquire(left, TimeUnit.NANOSECONDS)) {
                news.drainPermits();
            }
            left = untilNanos - System.nanoTime();
        }
        return 0;
    }

    /* One alert that is refused must not take the others with it. */
    private Answer send(List<ActiveAlert> alerts) {
        Answer answer = post.send(message.of(alerts, Instant.now()));
        if (answer.accepted() || !post.isClosed()) {
            log.add(answer);
        }
        if (answer.result() == Answer.Result.REFUSED && alerts.size() > 1) {
            for (ActiveAlert alert : alerts) {
                Answer alone = send(List.of(alert));
                if (alone.result() == Answer.Result.FAILED) {
                    return alone;
                }
            }
        } else if (answer.result() != Answer.Result.FAILED) {
            long now = System.nanoTime();
            alerts.forEach(alert -> told.put(alert.labels(), new Told(alert.version(), now)));
        }
        return answer;
    }

    /** Says what is new, once more, and ends. */
    void finish() {
        closing = true;
        news.release();
    }

    /** Waits for the end, and no longer than given. Returns whether it was left to wait. */
    boolean awaitEnd(long nanos) {
        boolean undisturbed = true;
        try {
            thread.join(Math.max(1, nanos / 1_000_000));
        } catch (InterruptedException interrupted) {
            undisturbed = false;
        }
        post.close();
        thread.interrupt();
        return undisturbed;
    }

    ReceiverStatus status() {
        return log.status();
    }
}
