package io.slo4j.internal.delivery;

import io.slo4j.alert.Alert;
import io.slo4j.alert.AlertState;
import io.slo4j.internal.check.TimeLine;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * Alerts that somebody has asked for, to see whether they arrive. They go to every listener that wants such an alert, muted or not, and
 * nowhere else: no history, no statistics and no muting knows them. For the thread that ticks, except where it says otherwise.
 */
final class TestAlerts {
    private final Queue<Test> asked = new ConcurrentLinkedQueue<>();
    private final List<Test> running = new ArrayList<>();
    private long nowNanos;

    /**
     * An alert, and who is to hear of its end.
     *
     * @param heard the listeners that have been told of its beginning
     */
    private record Test(Alert alert, long endNanos, List<NotificationFilter> heard) {
        void tell(Alert change, long nowNanos) {
            heard.forEach(filter -> filter.test(change, nowNanos));
        }

        void end(long nowNanos) {
            tell(
                    OwedEnd.copy(alert)
                            .test()
                            .changed(AlertState.FIRING, AlertState.INACTIVE, TimeLine.instant(nowNanos))
                            .build(),
                    nowNanos);
        }
    }

    /** Asks for an alert, until an instant; for any thread. */
    void ask(Alert alert, long endNanos) {
        asked.add(new Test(alert, endNanos, new ArrayList<>()));
    }

    /** Tells of the beginnings and the ends that are due. */
    void tick(long now, List<Recipient> recipients) {
        nowNanos = now;
        for (Iterator<Test> all = running.iterator(); all.hasNext(); ) {
            Test test = all.next();
            if (now >= test.endNanos) {
                all.remove();
                test.end(now);
            }
        }
        for (Test test = asked.poll(); test != null; test = asked.poll()) {
            for (Recipient recipient : recipients) {
                if (recipient.filter().test(test.alert, now)) {
                    test.heard.add(recipient.filter());
                }
            }
            running.add(test);
        }
    }

    /** There are no more ticks: what runs is over. */
    void end() {
        running.forEach(test -> test.end(nowNanos));
        running.clear();
    }
}
