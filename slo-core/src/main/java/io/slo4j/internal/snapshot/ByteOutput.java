package io.slo4j.internal.snapshot;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Bytes being written. */
final class ByteOutput {
    private byte[] bytes;
    private int length;

    ByteOutput(int expected) {
        bytes = new byte[Math.max(16, expected)];
    }

    private void reserve(int more) {
        if (bytes.length - length < more) {
            bytes = Arrays.copyOf(bytes, Math.max(Math.addExact(length, more), (int)
                    Math.min(Integer.MAX_VALUE - 8L, bytes.length * 2L)));
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
        return block(text.getBytes(StandardCharsets.UTF_8));
    }

    ByteOutput section(int type, ByteOutput payload) {
        return varint(type).varint(payload.length).raw(payload.bytes, payload.length);
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
