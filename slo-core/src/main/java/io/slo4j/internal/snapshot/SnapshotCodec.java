package io.slo4j.internal.snapshot;

import io.slo4j.store.SnapshotFormatException;
import io.slo4j.store.SnapshotFormatException.Reason;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.function.BiConsumer;

/**
 * Snapshots as bytes.
 *
 * <table>
 * <caption>The file. Fixed numbers are big-endian.</caption>
 * <tr><th>bytes</th><th>what</th></tr>
 * <tr><td>0-7</td><td>{@code 73 6C 6F 34 6A 0D 0A 1A}: "slo4j", and what a transfer as text would change</td></tr>
 * <tr><td>8-11</td><td>version of the format: 2</td></tr>
 * <tr><td>12-15</td><td>length of the table in bytes</td></tr>
 * <tr><td>16-23</td><td>length of all sections in bytes</td></tr>
 * <tr><td>24-</td><td>table: count of sections; each: type. Length. 4 bytes: CRC-32C (RFC 3720) of its content. Text, if it is of
 *     type 3: the name of the SLO</td></tr>
 * <tr><td>4 bytes</td><td>CRC-32C of everything before them</td></tr>
 * <tr><td>then</td><td>the content of each section, in the order of the table</td></tr>
 * </table>
 *
 * <p>So damage in a section costs what that section holds and no more, also where the end of a file is missing; without the head,
 * or with a table that is damaged, there is no snapshot. No known section comes twice, but for SLOs. Sections of unknown types, which
 * a later slo4j may add without a new version, are written again byte by byte.
 *
 * <p><i>count</i> is an unsigned LEB128 number (seven bits a byte, lowest first, high bit set on all but the last byte)
 * below 2^63; <i>signed</i> the same in ZigZag form ({@code n << 1 ^ n >> 63}); <i>text</i> a count of bytes, and as many
 * bytes of UTF-8, where a surrogate without its other half takes three bytes; <i>labels</i> a count of at most 101, and as many pairs
 * of texts, the first of which differ; <i>totals</i> a count of good events, and one of bad events. Types and lengths are counts. An
 * <i>instant</i> is a signed number of nanoseconds since 1970-01-01T00:00Z, from a hundred days before that to 2262-01-01T00:00Z; a duration a count of
 * nanoseconds.
 *
 * <table>
 * <caption>Sections of a file</caption>
 * <tr><th>type</th><th>content</th></tr>
 * <tr><td>1, first</td><td>instant: when the snapshot was taken. Duration: the time from one tick to the next, or 0. Count of
 *     checkpoints, at most 16,384; if there are any: instant of the oldest, then for each later one the duration since the one before
 *     it, above 0. None is after the snapshot</td></tr>
 * <tr><td>2, before the SLOs</td><td>count of descriptions that SLOs share; each: text: period. Text: budgeting method. Count of
 *     windows, each a duration. Byte: the sum of 1 if rules are judged by what was observed only, and 2 if work that hangs is detected. Duration: how long a good event may take, or
 *     0. Count of rules, each a text. Labels: annotations. Byte: 1 if there is a budget policy; then 8 bytes: hysteresis
 *     (IEEE 754). Count of levels; each: text: name. 8 bytes: share (IEEE 754). Count of actions, each a text</td></tr>
 * <tr><td>3, one for each SLO</td><td>for each part: its type, its length, and its content, as below; no two SLOs have the same
 *     name</td></tr>
 * <tr><td>4</td><td>count of silences that are not over, at most 10,000; each: text: id. Text: SLOs. Text: severity, or nothing. Text:
 *     rules. Labels. Instant: from. Instant: until. Text: why. Text: who, or nothing</td></tr>
 * <tr><td>5</td><td>count of rules that have fired; each: text: SLO. Text: severity. Text: name. Labels. Then count of alerts, oldest
 *     first; each: count: which of these rules, from 0. Signed: nanoseconds from the one before it, or from 1970-01-01T00:00Z, to
 *     when it began to fire. Signed: nanoseconds from when its condition began to hold to then. Byte: 16 if it has resolved, else the
 *     sum of 1 if a page of its SLO has suppressed it ever since, 2 if a silence has, 4 if one or the other has, 8 if a listener
 *     had not received it yet. Signed: nanoseconds from when it began to fire to when it resolved or, if it has not, was last known
 *     to fire</td></tr>
 * <tr><td>6</td><td>count of alerts whose end listeners are owed; each: text: SLO. Text: objective. Text: rule. Labels. Labels:
 *     annotations. Instant: when its condition began to hold. Instant: when it began to fire. Instant: when it resolved or, if it has
 *     not, last changed. Byte: 16 if it has resolved, and to that the sum that type 5 has of those that cannot have heard of it. Count:
 *     the highest sequence of its notifications. Duration: the period. Totals: of its budget. 8 bytes: share of the period that was
 *     observed (IEEE 754). 8 bytes: burn rate (IEEE 754)</td></tr>
 * <tr><td>8</td><td>count of releases, at most 100, oldest first; each: text: name. Instant: when it began</td></tr>
 * <tr><td>7, after type 5</td><td>count: as many as alerts of type 5; each: 8 bytes: the share of the budget that it has cost (IEEE
 *     754), 0 or more</td></tr>
 * </table>
 *
 * <table>
 * <caption>Parts of an SLO; the first three are required, and in this order</caption>
 * <tr><th>type</th><th>content</th></tr>
 * <tr><td>1</td><td>text: objective, "99.9%". Duration: period, above 0. Text: what decides that an event is good. Labels</td></tr>
 * <tr><td>2</td><td>instant: observed since. Instant: when the totals were read. Totals</td></tr>
 * <tr><td>3</td><td>for each checkpoint, <b>newest first</b>: what was counted from it to the one after it, or to the
 *     totals. Number of 64 bits: {@code good << 1}, and 1 more if there were bad events; then, count: bad events. No total is
 *     below 0</td></tr>
 * <tr><td>4</td><td>count of rules; each: text: severity. Text: name. 8 bytes that change with its
 *     definition. Byte: 0 inactive, 1 pending, 2 firing. Instant: since when the condition has held. Instant: since when it
 *     fires. Byte: 1 if it keeps firing although the condition has ended, else 0. Instant: since when that</td></tr>
 * <tr><td>5</td><td>duration: shortest latency of the range. Duration: longest. Count: significant digits. Count: clamped
 *     durations. Count of intervals; each: instant: end. Duration: how long it was. Count of bytes, and as
 *     many bytes: bucket counts, in the payload format of HdrHistogram's V2 encoding without its header</td></tr>
 * <tr><td>6</td><td>instant: when the current calendar period began, or 0. Totals: at that instant. Count of corrections of
 *     the budget, at most 1,000; each: byte: 0 exclusion, 1 forgiveness, 2 reset. Instant: when it was made. Text: why.
 *     Instant: from. Instant: until. Byte, the sum of: 1 if the totals at its beginning follow, 2 if those at its end, 4 if
 *     how much it took, 8 if when it was withdrawn. That many totals, and that instant. After the corrections, text: the name
 *     of the budget level, or nothing</td></tr>
 * <tr><td>7</td><td>text: what a time slice is. Instant: when the running slice ends. Totals: of events when it began. Count:
 *     good slices. Count: bad slices. Then as in type 3</td></tr>
 * <tr><td>8</td><td>count: which of the descriptions, from 0</td></tr>
 * <tr><td>9</td><td>instant: when a tick counted the last bad event. Totals of what the budget counts, then. Instant: when the period
 *     of the budget began. Totals then. Count of rules, in the order of type 4; each: 8 bytes: the distance it has reached (IEEE 754),
 *     0 or more. Instant: since when ticks have come without a gap. Count of the last ticks that counted a bad event; each an instant, latest
 *     first. Then 1 if it is of several instances, or nothing</td></tr>
 * <tr><td>10</td><td>count of marks, at most 64, oldest first; each: instant of the oldest, duration since the one before it. Totals,
 *     less those at the one before it. Then the same for what type 7 counts</td></tr>
 * <tr><td>11</td><td>count of causes of bad events, at most 10,000; each: byte: 0 failed, 1 slow, 2 judged. Text: label. Count: events.
 *     Text: trace id, or nothing. No two have the same kind and label. Then count of instants, oldest first; each: signed: milliseconds
 *     since 1970-01-01T00:00Z of the oldest, count: milliseconds since the one before it. Count of causes with events since then, above
 *     0; each: count: which cause, from 0, in their order. Count: these events, above 0</td></tr>
 * <tr><td>12</td><td>count: hours from 1970-01-01T00:00Z to the first hour. Count of hours, at most 1,348; each: count: 0 if its events
 *     are not known, or else how many there were and 1</td></tr>
 * <tr><td>13</td><td>as in type 12, of the bad ones among these events. Then the same of what 99 of 100 took at most, in
 *     microseconds</td></tr>
 * </table>
 *
 * <p>Reading never trusts a length: it is compared with what is left before anything is allocated for it. Writing reads each section
 * again before it is given out. Safe for use by any thread.
 */
public final class SnapshotCodec {
    /** The version of the format that is written, and the only one that is read. */
    public static final int VERSION = 2;

    /** How many bytes {@link #requireHeader} looks at. */
    public static final int HEADER = 24;

    static final int CHECKSUM = 4;
    private static final byte[] MAGIC = "slo4j\r\n\u001a".getBytes(StandardCharsets.US_ASCII);

    private SnapshotCodec() {}

    /**
     * A snapshot as bytes, which have been read again. What would not be read as it was written is left out.
     *
     * @param leftOut is told of each part that is left out, and why
     * @throws IllegalStateException if nothing can be written
     */
    public static byte[] encode(SnapshotContent snapshot, BiConsumer<String, Exception> leftOut) {
        ContentWriter writer = new ContentWriter(snapshot, leftOut);
        writer.write();
        return file(writer.table(), writer.sections());
    }

    /** The file with this table and these sections. */
    static byte[] file(ByteOutput table, ByteOutput sections) {
        ByteOutput file = new ByteOutput(HEADER + CHECKSUM + table.length() + sections.length());
        file.raw(MAGIC, MAGIC.length).fourBytes(VERSION);
        file.fourBytes(table.length()).eightBytes(sections.length());
        file.raw(table.array(), table.length());
        file.fourBytes(SectionTable.checksumOf(file.array(), 0, file.length()));
        return file.raw(sections.array(), sections.length()).toBytes();
    }

    /**
     * The snapshot that these bytes are. What of it is damaged is missing, and {@linkplain SnapshotContent#damaged named}.
     *
     * @throws SnapshotFormatException if they are not a snapshot that can be trusted and understood
     */
    public static SnapshotContent decode(byte[] bytes) throws SnapshotFormatException {
        requireHeader(bytes, bytes.length);
        return new ContentReader(bytes, table(bytes)).content();
    }

    /** The table of a file whose header was checked. */
    static SectionTable table(byte[] file) throws SnapshotFormatException {
        ByteBuffer header = ByteBuffer.wrap(file);
        int end = HEADER + header.getInt(12);
        int stored = header.getInt(end);
        int computed = SectionTable.checksumOf(file, 0, end);
        if (stored != computed) {
            throw Damage.of("checksum of a snapshot must be " + Integer.toHexString(stored) + ", but was "
                    + Integer.toHexString(computed));
        }
        return SectionTable.read(new ByteInput(file, HEADER, end), end + CHECKSUM, header.getLong(16));
    }

    /**
     * Checks what a file begins with, and that it is not longer than that says, nor so short that nothing of it can be read.
     *
     * @param start the first {@value #HEADER} bytes, or fewer if the file is shorter; may be longer
     * @param fileLength how long the file is
     * @throws SnapshotFormatException if it cannot be a snapshot of this length
     */
    public static void requireHeader(byte[] start, long fileLength) throws SnapshotFormatException {
        if (fileLength == 0) {
            throw Damage.of("snapshot must be longer than 0 bytes, but was empty");
        }
        int known = Math.min(MAGIC.length, start.length);
        if (!Arrays.equals(MAGIC, 0, known, start, 0, known)) {
            throw new SnapshotFormatException(
                    Reason.FOREIGN, "snapshot must begin with the bytes of one, but was something else");
        }
        if (start.length < HEADER) {
            throw Damage.of("snapshot must have at least " + (HEADER + CHECKSUM) + " bytes, but had " + fileLength);
        }
        ByteBuffer header = ByteBuffer.wrap(start);
        requireVersion(header.getInt(MAGIC.length));
        long table = header.getInt(12);
        long sections = header.getLong(16);
        long most = Integer.MAX_VALUE - HEADER - CHECKSUM - Math.max(0, table);
        if (table < 0 || sections < 0 || sections > most || HEADER + table + CHECKSUM > fileLength) {
            throw Damage.of("snapshot must have a table of " + table + " bytes and sections of " + sections
                    + ", but had " + fileLength + " bytes");
        }
        long whole = HEADER + table + CHECKSUM + sections;
        if (fileLength > whole) {
            throw Damage.of("snapshot must have " + whole + " bytes, but had " + fileLength);
        }
    }

    private static void requireVersion(int version) throws SnapshotFormatException {
        if (version > VERSION) {
            throw new SnapshotFormatException(
                    Reason.NEWER,
                    "format of a snapshot must be version " + VERSION + ", but was " + version
                            + ": a later slo4j wrote it, and only that reads it");
        }
        if (version < 1) {
            throw Damage.of("format of a snapshot must be version 1 or more, but was " + version);
        }
        if (version < VERSION) {
            throw new SnapshotFormatException(
                    Reason.OLDER,
                    "format of a snapshot must be version " + VERSION + ", but was " + version
                            + ": an earlier slo4j wrote it, from before the first release, and its SLOs start afresh");
        }
    }
}
