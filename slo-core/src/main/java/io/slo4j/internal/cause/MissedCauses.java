package io.slo4j.internal.cause;

import io.slo4j.alert.Cause;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/**
 * A sample of the latest events whose cause is not told apart, of each kind: a cause that has many of them deserves a place. Who
 * records puts a label into a place by chance; the thread that ticks counts them.
 */
final class MissedCauses {
    static final int SAMPLED = 16;

    /* A single one may be chance. */
    private static final int LEAST = 2;

    private final AtomicReferenceArray<@Nullable String> labels =
            new AtomicReferenceArray<>(CausePlaces.OTHERS * SAMPLED);

    void add(Cause.Kind kind, String label) {
        labels.setPlain(
                CausePlaces.ofOther(kind) * SAMPLED
                        + ThreadLocalRandom.current().nextInt(SAMPLED),
                label);
    }

    /**
     * A cause of many events that were not told apart.
     *
     * @param sampled how many of the sample are its own
     */
    record Candidate(Cause.Kind kind, String label, int sampled) {}

    /** The cause with the most of them; null if none has many. */
    @Nullable
    Candidate foremost(Cause.Kind kind) {
        int from = CausePlaces.ofOther(kind) * SAMPLED;
        Candidate foremost = null;
        for (int i = from; i < from + SAMPLED; i++) {
            String label = labels.getPlain(i);
            int alike = label == null ? 0 : alike(label, from);
            if (label != null && alike >= LEAST && (foremost == null || alike > foremost.sampled)) {
                foremost = new Candidate(kind, label, alike);
            }
        }
        return foremost;
    }

    private int alike(String label, int from) {
        int alike = 0;
        for (int i = from; i < from + SAMPLED; i++) {
            alike += label.equals(labels.getPlain(i)) ? 1 : 0;
        }
        return alike;
    }

    /** A cause is told apart from now on. */
    void forget(Candidate told) {
        int from = CausePlaces.ofOther(told.kind) * SAMPLED;
        for (int i = from; i < from + SAMPLED; i++) {
            if (told.label.equals(labels.getPlain(i))) {
                labels.setPlain(i, null);
            }
        }
    }
}
