package io.slo4j.internal.snapshot;

import io.slo4j.internal.check.Limits;
import io.slo4j.internal.check.TimeLine;
import io.slo4j.store.SnapshotFormatException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Bytes being read. Every length is compared with what is left before anything is allocated for it, and nothing is allocated for
 * what is empty, so that bytes can claim no more memory than a small multiple of their own number: at most fifty times, whatever
 * they are.
 */
final class ByteInput {
    private static final byte[] NOTHING = {};

    private final byte[] bytes;
    private final int end;
    private int at;

    ByteInput(byte[] bytes, int from, int end) {
        this.bytes = bytes;
        this.at = from;
        this.end = end;
    }

    boolean isAtEnd() {
        return at == end;
    }

    void requireEnd(String what) throws SnapshotFormatException {
        if (!isAtEnd()) {
            throw Damage.of(what + " must end here, but was " + (end - at) + " bytes longer");
        }
    }

    /** The same for a section, of which there are many: no text is made of one that is as it must be. */
    void requireEndOfSection(long type) throws SnapshotFormatException {
        if (!isAtEnd()) {
            requireEnd("section of type " + type);
        }
    }

    int oneByte() throws SnapshotFormatException {
        require(1);
        return bytes[at++] & 0xff;
    }

    /** A choice of 0 to {@code most}. */
    int choice(String what, int most) throws SnapshotFormatException {
        int value = oneByte();
        if (value > most) {
            throw Damage.of(what + " must be 0 to " + most + ", but was " + value);
        }
        return value;
    }

    int fourBytes() throws SnapshotFormatException {
        require(Integer.BYTES);
        int value = ByteBuffer.wrap(bytes, at, Integer.BYTES).getInt();
        at += Integer.BYTES;
        return value;
    }

    long eightBytes() throws SnapshotFormatException {
        require(Long.BYTES);
        long value = ByteBuffer.wrap(bytes, at, Long.BYTES).getLong();
        at += Long.BYTES;
        return value;
    }

    /** An unsigned LEB128 number of up to 64 bits. */
    long varint() throws SnapshotFormatException {
        long value = 0;
        for (int shift = 0; shift < Long.SIZE; shift += 7) {
            int next = oneByte();
            value |= (next & 0x7fL) << shift;
            if (next < 0x80) {
                return value;
            }
        }
        throw Damage.of("number must have at most 10 bytes, but was longer");
    }

    /** An unsigned LEB128 number that fits into 63 bits. */
    long count(String what) throws SnapshotFormatException {
        long value = varint();
        if (value < 0) {
            throw Damage.of(what + " must be 0 or more, but was " + value);
        }
        return value;
    }

    /** A ZigZag LEB128 number. */
    long signed() throws SnapshotFormatException {
        long zigzag = varint();
        return zigzag >>> 1 ^ -(zigzag & 1);
    }

    /** How many things follow of which each takes at least one byte. */
    int size(String what, int most) throws SnapshotFormatException {
        return size("", what, "", most);
    }

    private int length(String what) throws SnapshotFormatException {
        return size("length of ", what, "", Integer.MAX_VALUE);
    }

    /* What it is called is put together only where an error names it. */
    private int size(String before, String what, String after, int most) throws SnapshotFormatException {
        long size = varint();
        if (size < 0 || size > Math.min(most, end - at)) {
            throw Damage.of(before + what + after + " must be at most " + Math.min(most, end - at) + ", but was "
                    + Long.toUnsignedString(size));
        }
        return (int) size;
    }

    byte[] block(String what) throws SnapshotFormatException {
        int length = length(what);
        byte[] block = length == 0 ? NOTHING : Arrays.copyOfRange(bytes, at, at + length);
        at += length;
        return block;
    }

    String text(String what) throws SnapshotFormatException {
        int length = length(what);
        String text = Utf8.read(what, bytes, at, at + length);
        at += length;
        return text;
    }

    /** An instant on the time line, in nanoseconds since the epoch. */
    long epochNanos(String what) throws SnapshotFormatException {
        return onTimeLine(what, signed());
    }

    static long onTimeLine(String what, long epochNanos) throws SnapshotFormatException {
        if (!TimeLine.holds(epochNanos)) {
            throw Damage.of(what + " must lie between 1970 and 2262, but was " + TimeLine.instant(epochNanos));
        }
        return epochNanos;
    }

    /** An instant on the time line. */
    Instant instant(String what) throws SnapshotFormatException {
        return TimeLine.instant(epochNanos(what));
    }

    Duration duration(String what) throws SnapshotFormatException {
        return Duration.ofNanos(count(what));
    }

    /** A count, and as many pairs of texts, in their order. */
    Map<String, String> pairs(String what) throws SnapshotFormatException {
        int size = size("number of ", what, "s", Limits.MOST_LABELS + 1);
        if (size == 0) {
            return Map.of();
        }
        Map<String, String> pairs = new LinkedHashMap<>();
        for (int i = size; i > 0; i--) {
            if (pairs.put(text(what), text("value")) != null) {
                throw Damage.of(what + "s must differ, but did not");
            }
        }
        return Collections.unmodifiableMap(pairs);
    }

    /** The next so many bytes, to be read on their own. */
    ByteInput part(String what) throws SnapshotFormatException {
        int length = length(what);
        ByteInput part = new ByteInput(bytes, at, at + length);
        at += length;
        return part;
    }

    /** Whether these bytes are everything that is left, which is passed over if they are. */
    boolean isRest(byte[] expected) {
        boolean is = Arrays.equals(bytes, at, end, expected, 0, expected.length);
        at = is ? end : at;
        return is;
    }

    /** Everything that is left. */
    byte[] rest() {
        byte[] rest = isAtEnd() ? NOTHING : Arrays.copyOfRange(bytes, at, end);
        at = end;
        return rest;
    }

    private void require(int more) throws SnapshotFormatException {
        if (end - at < more) {
            throw Damage.of("snapshot must go on, but was cut off");
        }
    }
}
