package io.slo4j.world;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;

/** An executor that runs its tasks when it is told to, refuses them, drops them without a word, or is busy with something else. */
final class Errands implements Executor {
    private final Queue<Runnable> waiting = new ArrayDeque<>();
    int toReject;
    int toDrop;
    int busy;

    @Override
    public void execute(Runnable task) {
        if (toReject > 0) {
            toReject--;
            throw new RejectedExecutionException("too many errands");
        }
        if (toDrop > 0) {
            toDrop--;
        } else {
            waiting.add(task);
        }
    }

    void run() {
        if (busy > 0) {
            busy--;
            return;
        }
        for (Runnable next = waiting.poll(); next != null; next = waiting.poll()) {
            next.run();
        }
    }

    /** What was to be run ends with its process. */
    void crashed() {
        waiting.clear();
    }

    void heal() {
        toReject = 0;
        toDrop = 0;
        busy = 0;
    }
}
