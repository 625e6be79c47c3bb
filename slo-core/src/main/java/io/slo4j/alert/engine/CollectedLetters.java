package io.slo4j.alert.engine;

import java.util.List;
import java.util.concurrent.atomic.LongAdder;

/** The letters of a listener that is told of all changes of a while at once. */
final class CollectedLetters implements Letters {
    private final long windowNanos;

    /* Guarded by itself, as is what follows. */
    private final FoldedLetters collected;
    private boolean due;
    private boolean hurried;

    CollectedLetters(long windowNanos, LongAdder folded) {
        this.windowNanos = windowNanos;
        this.collected = new FoldedLetters(folded);
    }

    @Override
    public void post(Letter letter) {
        synchronized (collected) {
            due = hurried || (due && !collected.isEmpty());
            collected.add(letter);
        }
    }

    @Override
    public void tick(long nowNanos) {
        synchronized (collected) {
            due = hurried || nowNanos - collected.oldestNanos(nowNanos) >= windowNanos;
        }
    }

    @Override
    public void hurry() {
        synchronized (collected) {
            hurried = true;
            due = true;
        }
    }

    @Override
    public List<Letter> take() {
        synchronized (collected) {
            return due ? collected.takeAlike() : List.of();
        }
    }

    @Override
    public boolean isReady() {
        synchronized (collected) {
            return due && !collected.isEmpty();
        }
    }

    @Override
    public int size() {
        synchronized (collected) {
            return collected.size();
        }
    }
}
