package io.slo4j.internal.flight;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.Arrays;

/**
 * Places for events, in parts of at most 256. Of each part it is known before when none of its events has begun, so that a tick
 * passes by the parts in which no time can be up.
 */
final class Segment {
    private static final VarHandle LONGS = MethodHandles.arrayElementVarHandle(long[].class);
    private static final int BITS_OF_A_PART = 8;

    private final long[] words;
    private final long[] earliest;

    Segment(int places) {
        this.words = new long[places];
        this.earliest = new long[((places - 1) >> BITS_OF_A_PART) + 1];
        Arrays.fill(earliest, Word.NEVER);
    }

    long word(int place) {
        return (long) LONGS.getVolatile(words, place);
    }

    void free(int place, int next) {
        LONGS.setVolatile(words, place, Word.free(next));
    }

    /*
     * A tick first forgets the earliest start of a part and then looks at its places; a beginning takes a place and then looks at the
     * earliest start. Each is volatile: the tick sees the event, or the event sees that it has to say when it began.
     */
    void begin(int place, long open) {
        LONGS.setVolatile(words, place, open);
        lower(place >> BITS_OF_A_PART, Word.startNanos(open));
    }

    /** Ends the event in a place; returns what was there, which is free if it had ended before. */
    long end(int place) {
        long word = word(place);
        while (!Word.isFree(word) && !LONGS.compareAndSet(words, place, word, Word.free(0))) {
            word = word(place);
        }
        return word;
    }

    private void lower(int part, long startNanos) {
        long seen = (long) LONGS.getVolatile(earliest, part);
        while (startNanos < seen && !LONGS.compareAndSet(earliest, part, seen, startNanos)) {
            seen = (long) LONGS.getVolatile(earliest, part);
        }
    }

    /** Finds the events whose time is up now and was not before; returns how many. For one thread at a time. */
    int tick(long nowNanos, long timeNanos) {
        int found = 0;
        for (int part = 0; part < earliest.length; part++) {
            if (nowNanos - (long) LONGS.getVolatile(earliest, part) > timeNanos) {
                found += tick(part, nowNanos, timeNanos);
            }
        }
        return found;
    }

    private int tick(int part, long nowNanos, long timeNanos) {
        LONGS.setVolatile(earliest, part, Word.NEVER);
        int found = 0;
        long first = Word.NEVER;
        int end = Math.min(words.length, (part + 1) << BITS_OF_A_PART);
        for (int place = part << BITS_OF_A_PART; place < end; place++) {
            long word = word(place);
            if (!Word.isOpen(word)) {
                continue;
            }
            if (nowNanos - Word.startNanos(word) <= timeNanos) {
                first = Math.min(first, Word.startNanos(word));
            } else if (LONGS.compareAndSet(words, place, word, Word.up(word))) {
                found++;
            }
        }
        lower(part, first);
        return found;
    }

    /** Adds the events that are here. */
    void read(Reading sum) {
        for (int place = 0; place < words.length; place++) {
            sum.add(word(place));
        }
    }
}
