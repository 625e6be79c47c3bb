package io.slo4j.internal.snapshot;

import java.nio.ByteBuffer;
import java.util.Random;

/** What can happen to bytes. */
final class Fuzz {
    private Fuzz() {}

    static byte[] inserted(byte[] bytes, int at, byte[] more) {
        return ByteBuffer.allocate(bytes.length + more.length)
                .put(bytes, 0, at)
                .put(more)
                .put(bytes, at, bytes.length - at)
                .array();
    }

    static byte[] without(byte[] bytes, int from, int to) {
        return ByteBuffer.allocate(bytes.length - (to - from))
                .put(bytes, 0, from)
                .put(bytes, to, bytes.length - to)
                .array();
    }

    /** The same bytes with the length and the checksum that belong to them: somebody meant it. */
    static byte[] resealed(byte[] bytes) {
        if (bytes.length < SnapshotCodec.HEADER + SnapshotCodec.TRAILER) {
            return bytes;
        }
        byte[] sealed = bytes.clone();
        int end = sealed.length - SnapshotCodec.TRAILER;
        ByteBuffer.wrap(sealed).putLong(12, end - SnapshotCodec.HEADER);
        ByteBuffer.wrap(sealed).putInt(end, SnapshotCodec.checksum(sealed, end));
        return sealed;
    }

    /** A few bits flipped, a piece cut out, a piece of another snapshot put in, or a hostile number. */
    static byte[] mutated(byte[] original, byte[] other, Random random) {
        byte[] bytes = original.clone();
        for (int i = 1 + random.nextInt(3); i > 0; i--) {
            int at = random.nextInt(bytes.length);
            switch (random.nextInt(5)) {
                case 0 -> bytes[at] ^= (byte) (1 << random.nextInt(8));
                case 1 -> bytes = without(bytes, at, Math.min(bytes.length - 1, at + random.nextInt(20)));
                case 2 -> {
                    int from = random.nextInt(other.length);
                    int to = from + random.nextInt(other.length - from);
                    bytes = inserted(bytes, at, java.util.Arrays.copyOfRange(other, from, to));
                }
                case 3 -> {
                    byte[] huge = {-1, -1, -1, -1, -1, -1, -1, -1, 127};
                    bytes = inserted(bytes, at, java.util.Arrays.copyOf(huge, 1 + random.nextInt(9)));
                }
                default -> bytes = java.util.Arrays.copyOf(bytes, Math.max(1, at));
            }
        }
        return bytes;
    }
}
