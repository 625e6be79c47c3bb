package io.slo4j.internal.snapshot;

import io.slo4j.store.SnapshotFormatException;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32C;

/**
 * Where in a file each section is, and its checksum, as {@link SnapshotCodec} documents it: what is damaged in one section is found
 * without reading another.
 *
 * @param entries in the order of the file
 */
record SectionTable(List<Entry> entries) {
    /**
     * A section.
     *
     * @param type its type
     * @param slo the name of the SLO that it holds; empty if it holds none
     * @param from where in the file it begins
     * @param length how many bytes it has
     * @param checksum of its bytes
     */
    record Entry(long type, String slo, int from, int length, int checksum) {
        void write(ByteOutput out) {
            out.varint(type).varint(length).fourBytes(checksum);
            if (type == SectionType.SLO) {
                out.text(slo);
            }
        }

        /** The section's content. */
        ByteInput content(byte[] file) throws SnapshotFormatException {
            if (from + (long) length > file.length) {
                throw Damage.of("snapshot must go on, but was cut off");
            }
            int computed = checksumOf(file, from, length);
            if (computed != checksum) {
                throw Damage.of("checksum of a section must be " + Integer.toHexString(checksum) + ", but was "
                        + Integer.toHexString(computed));
            }
            return new ByteInput(file, from, from + length);
        }
    }

    /**
     * Reads a table.
     *
     * @param in the table alone
     * @param from where in the file the first section begins
     * @param length how many bytes all sections have
     */
    static SectionTable read(ByteInput in, int from, long length) throws SnapshotFormatException {
        int count = in.size("number of sections", Integer.MAX_VALUE);
        List<Entry> entries = new ArrayList<>(count);
        long next = from;
        for (int i = count; i > 0; i--) {
            long type = in.varint();
            long size = in.count("length of a section");
            int checksum = in.fourBytes();
            String slo = type == SectionType.SLO ? in.text("name") : "";
            if (size > from + length - next) {
                throw Damage.of("sections of a snapshot must have " + length + " bytes, but had more");
            }
            entries.add(new Entry(type, slo, (int) next, (int) size, checksum));
            next += size;
        }
        in.requireEnd("table of sections");
        if (next != from + length) {
            throw Damage.of("sections of a snapshot must have " + length + " bytes, but had " + (next - from));
        }
        return new SectionTable(entries);
    }

    /** CRC-32C (RFC 3720). */
    static int checksumOf(byte[] bytes, int from, int length) {
        CRC32C crc = new CRC32C();
        crc.update(bytes, from, length);
        return (int) crc.getValue();
    }
}
