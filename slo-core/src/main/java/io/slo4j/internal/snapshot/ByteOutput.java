package io.slo4j.internal.snapshot;

import io.slo4j.internal.check.Nanos;
import io.slo4j.internal.check.TimeLine;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;

/** Bytes being written. */
final class ByteOutput {
    /** No array is longer. */
    private static final int MOST = Integer.MAX_VALUE - 8;

    private byte[] bytes;
    private int length;

    ByteOutput(int expected) {
        bytes = new byte[Math.max(16, expected)];
    }

    private void reserve(int more) {
        if (more > MOST - length) {
            throw new IllegalStateException("snapshot must have at most " + MOST + " bytes, but had more");
        }
        if (bytes.length - length < more) {
            bytes = Arrays.copyOf(bytes, (int) Math.max(length + more, Math.min(MOST, bytes.length * 2L)));
        }
    }

    ByteOutput oneByte(int value) {
        reserve(1);
        bytes[length++] = (byte) value;
        return this;
    }

    ByteOutput fourBytes(int value) {
        return oneByte(value >>> 24).oneByte(value >>> 16).oneByte(value >>> 8).oneByte(value);
    }

    ByteOutput eightBytes(long value) {
        return fourBytes((int) (value >>> 32)).fourBytes((int) value);
    }

    ByteOutput varint(long value) {
        reserve(10);
        long rest = value;
        while (rest >>> 7 != 0) {
            bytes[length++] = (byte) ((rest & 0x7f) | 0x80);
            rest >>>= 7;
        }
        bytes[length++] = (byte) rest;
        return this;
    }

    ByteOutput signed(long value) {
        return varint(value << 1 ^ value >> 63);
    }

    ByteOutput raw(byte[] block, int count) {
        reserve(count);
        System.arraycopy(block, 0, bytes, length, count);
        length += count;
        return this;
    }

    ByteOutput block(byte[] block) {
        return varint(block.length).raw(block, block.length);
    }

    ByteOutput text(String text) {
        int count = Utf8.length(text);
        varint(count).reserve(count);
        length = Utf8.write(text, bytes, length);
        return this;
    }

    /** A count, and as many pairs of texts, in their order. */
    ByteOutput pairs(Map<String, String> pairs) {
        varint(pairs.size());
        pairs.forEach((name, value) -> text(name).text(value));
        return this;
    }

    /**
     * An instant.
     *
     * @throws IllegalArgumentException if it is not on the time line
     */
    ByteOutput instant(Instant instant) {
        return signed(TimeLine.nanos(instant));
    }

    ByteOutput duration(Duration duration) {
        return varint(Nanos.of(duration));
    }

    ByteOutput section(long type, ByteOutput payload) {
        return varint(type).varint(payload.length).raw(payload.bytes, payload.length);
    }

    /** Forgets what was written after the first so many bytes. */
    ByteOutput cutTo(int first) {
        length = first;
        return this;
    }

    /** The bytes so far; may be longer than {@link #length}. */
    byte[] array() {
        return bytes;
    }

    int length() {
        return length;
    }

    byte[] toBytes() {
        return Arrays.copyOf(bytes, length);
    }
}
