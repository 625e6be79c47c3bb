package io.slo4j.world;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;

/** An executor that runs its tasks when it is told to, refuses them, or drops them without a word. */
final class Errands implements Executor {
    private final Queue<Runnable> waiting = new ArrayDeque<>();
    int toReject;
    int toDrop;

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
        for (Runnable next = waiting.poll(); next != null; next = waiting.poll()) {
            next.run();
        }
    }

    void heal() {
        toReject = 0;
        toDrop = 0;
    }
}
