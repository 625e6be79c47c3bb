package io.slo4j.internal.snapshot;

import io.slo4j.store.SnapshotFormatException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.UnaryOperator;

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

    /** A section of a file. */
    @SuppressWarnings("ArrayRecordComponent")
    record Part(long type, String slo, byte[] content) {}

    /** The sections of a file that is whole. */
    static List<Part> parts(byte[] file) {
        try {
            List<Part> parts = new ArrayList<>();
            for (SectionTable.Entry entry : SnapshotCodec.table(file).entries()) {
                parts.add(new Part(
                        entry.type(),
                        entry.slo(),
                        Arrays.copyOfRange(file, entry.from(), entry.from() + entry.length())));
            }
            return parts;
        } catch (SnapshotFormatException e) {
            throw new AssertionError(e);
        }
    }

    /** A file of these sections, with the lengths and checksums that belong to them: somebody meant it. */
    static byte[] sealed(List<Part> parts) {
        ByteOutput sections = new ByteOutput(1024);
        ByteOutput table = new ByteOutput(256).varint(parts.size());
        for (Part part : parts) {
            int from = sections.length();
            int length = part.content.length;
            sections.raw(part.content, length);
            int checksum = SectionTable.checksumOf(sections.array(), from, length);
            new SectionTable.Entry(part.type, part.slo, from, length, checksum).write(table);
        }
        return SnapshotCodec.file(table, sections);
    }

    /** A file with another content in place of that of one section. */
    static byte[] sealed(byte[] file, int section, UnaryOperator<byte[]> change) {
        List<Part> parts = parts(file);
        Part part = parts.get(section);
        parts.set(section, new Part(part.type, part.slo, change.apply(part.content)));
        return sealed(parts);
    }

    /** One section of a file changed, or moved, and sealed. */
    static byte[] meant(byte[] original, byte[] other, Random random) {
        List<Part> parts = parts(original);
        int at = random.nextInt(parts.size());
        Part part = parts.get(at);
        byte[] content = part.content.length == 0 ? part.content : mutated(part.content, other, random);
        switch (random.nextInt(8)) {
            case 0 -> parts.add(random.nextInt(parts.size()), part);
            case 1 -> parts.set(at, new Part(random.nextInt(9), part.slo, content));
            case 2 -> parts.remove(at);
            default -> parts.set(at, new Part(part.type, part.slo, content));
        }
        return sealed(parts);
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
                    bytes = inserted(bytes, at, Arrays.copyOfRange(other, from, to));
                }
                case 3 -> {
                    byte[] huge = {-1, -1, -1, -1, -1, -1, -1, -1, 127};
                    bytes = inserted(bytes, at, Arrays.copyOf(huge, 1 + random.nextInt(9)));
                }
                default -> bytes = Arrays.copyOf(bytes, Math.max(1, at));
            }
        }
        return bytes;
    }
}
