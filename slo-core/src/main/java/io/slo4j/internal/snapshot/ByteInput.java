package io.slo4j.internal.snapshot;

import io.slo4j.store.SnapshotFormatException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Bytes being read. Every length is compared with what is left before anything is allocated for it, so that bytes can
 * claim no more memory than a small multiple of their own number.
 */
final class ByteInput {
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
        long size = varint();
        if (size < 0 || size > Math.min(most, end - at)) {
            throw Damage.of(
                    what + " must be at most " + Math.min(most, end - at) + ", but was " + Long.toUnsignedString(size));
        }
        return (int) size;
    }

    byte[] block(String what) throws SnapshotFormatException {
        int length = size("length of " + what, Integer.MAX_VALUE);
        byte[] block = new byte[length];
        System.arraycopy(bytes, at, block, 0, length);
        at += length;
        return block;
    }

    String text(String what) throws SnapshotFormatException {
        int length = size("length of " + what, Integer.MAX_VALUE);
        try {
            CharBuffer text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes, at, length));
            at += length;
            return text.toString();
        } catch (CharacterCodingException e) {
            throw Damage.of(what + " must be UTF-8, but was not", e);
        }
    }

    /** A count, and as many pairs of texts, in their order. */
    Map<String, String> pairs(String what) throws SnapshotFormatException {
        Map<String, String> pairs = new LinkedHashMap<>();
        for (int i = size("number of " + what + "s", Integer.MAX_VALUE); i > 0; i--) {
            pairs.put(text(what), text("value"));
        }
        return Collections.unmodifiableMap(pairs);
    }

    /** A count of labels, and as many pairs of texts. */
    Map<String, String> labels() throws SnapshotFormatException {
        return Map.copyOf(pairs("label"));
    }

    /** The next so many bytes, to be read on their own. */
    ByteInput part(String what) throws SnapshotFormatException {
        int length = size("length of " + what, Integer.MAX_VALUE);
        ByteInput part = new ByteInput(bytes, at, at + length);
        at += length;
        return part;
    }

    /** Everything that is left. */
    byte[] rest() {
        byte[] rest = java.util.Arrays.copyOfRange(bytes, at, end);
        at = end;
        return rest;
    }

    private void require(int more) throws SnapshotFormatException {
        if (end - at < more) {
            throw Damage.of("snapshot must go on, but was cut off");
        }
    }
}
