package io.slo4j.internal.snapshot;

import io.slo4j.store.SnapshotFormatException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.CRC32C;

/**
 * Snapshots as bytes.
 *
 * <table>
 * <caption>The file. Fixed numbers are big-endian.</caption>
 * <tr><th>bytes</th><th>what</th></tr>
 * <tr><td>0-7</td><td>{@code 73 6C 6F 34 6A 0D 0A 1A}: "slo4j", and what a transfer as text would change</td></tr>
 * <tr><td>8-11</td><td>version of the format: 1</td></tr>
 * <tr><td>12-19</td><td>length of the sections in bytes</td></tr>
 * <tr><td>20-</td><td>sections</td></tr>
 * <tr><td>last 4</td><td>CRC-32C (RFC 3720) of everything before it</td></tr>
 * </table>
 *
 * <p>A <i>section</i> is its type, the length of its content in bytes, and the content. Sections of unknown types are
 * skipped, so that a later slo4j may add some without a new version; no known section comes twice, but for SLOs.
 *
 * <p><i>count</i> is an unsigned LEB128 number (seven bits a byte, lowest first, high bit set on all but the last byte)
 * below 2^63; <i>signed</i> the same in ZigZag form ({@code n << 1 ^ n >> 63}); <i>text</i> a count of bytes, and as many
 * bytes of UTF-8; <i>totals</i> a count of good events, and one of bad events. Types and lengths are counts. An <i>instant</i>
 * is a signed number of nanoseconds since 1970-01-01T00:00Z, a duration a count of nanoseconds.
 *
 * <table>
 * <caption>Sections of a file</caption>
 * <tr><th>type</th><th>content</th></tr>
 * <tr><td>1, first</td><td>instant: when the snapshot was taken</td></tr>
 * <tr><td>2, second</td><td>count of checkpoints, at most 16,384; if there are any: instant of the oldest, then for each
 *     later one the duration since the one before it, above 0. None is after the snapshot</td></tr>
 * <tr><td>3, one for each SLO</td><td>sections, as below; no two SLOs have the same name</td></tr>
 * <tr><td>4</td><td>count of silences that are not over; each: text: id. Text: SLOs. Text: severity, or nothing. Text: rules.
 *     Count of labels, and as many pairs of texts. Instant: from. Instant: until. Text: why. Text: who, or nothing</td></tr>
 * <tr><td>5</td><td>count of rules that have fired; each: text: SLO. Text: severity. Text: name. Count of labels, and as many
 *     pairs of texts. Then count of alerts, oldest first; each: count: which of these rules, from 0. Signed: nanoseconds from
 *     the one before it, or from 1970-01-01T00:00Z, to when it began to fire. Signed: nanoseconds from when its condition
 *     began to hold to then. Byte: 16 if it has resolved, else the sum of 1 if a page of its SLO has suppressed it ever since,
 *     2 if a silence has, 4 if one or the other has, 8 if a listener had not received it yet. Signed: nanoseconds from when
 *     it began to fire to when it resolved or, if it has not, was last known to fire</td></tr>
 * <tr><td>6, before the SLOs</td><td>count of descriptions that SLOs share; each: text: period. Text: budgeting method. Count of
 *     windows, each a duration. Byte: 1 if rules are judged by what was observed only. Duration: how long a good event may take, or
 *     0. Count of rules, each a text. Count of annotations, and as many pairs of texts. Byte: 1 if there is a budget policy; then 8
 *     bytes: hysteresis (IEEE 754). Count of levels; each: text: name. 8 bytes: share (IEEE 754). Count of actions, each a
 *     text</td></tr>
 * <tr><td>7</td><td>duration: the time from one tick to the next</td></tr>
 * </table>
 *
 * <table>
 * <caption>Sections of an SLO; the first three are required, and in this order</caption>
 * <tr><th>type</th><th>content</th></tr>
 * <tr><td>1</td><td>text: name. Text: objective, "99.9%". Duration: period. Text: what decides that an event is
 *     good</td></tr>
 * <tr><td>2</td><td>instant: observed since. Instant: when the totals were read. Count: good events. Count: bad
 *     events</td></tr>
 * <tr><td>3</td><td>for each checkpoint, <b>newest first</b>: what was counted from it to the one after it, or to the
 *     totals. Count: {@code good << 1}, and 1 more if there were bad events; then, count: bad events. Each of the two is
 *     below 2^48, and no total is below 0</td></tr>
 * <tr><td>4</td><td>count of rules; each: text: severity. Text: name. 8 bytes that change with its
 *     definition. Byte: 0 inactive, 1 pending, 2 firing. Instant: since when the condition has held. Instant: since when it
 *     fires. Byte: 1 if it keeps firing although the condition has ended, else 0. Instant: since when that</td></tr>
 * <tr><td>5</td><td>duration: shortest latency of the range. Duration: longest. Count: significant digits. Count: clamped
 *     durations. Count of intervals, at most 65,536; each: instant: end. Duration: how long it was. Count of bytes, and as
 *     many bytes: bucket counts, in the payload format of HdrHistogram's V2 encoding without its header</td></tr>
 * <tr><td>6</td><td>instant: when the current calendar period began, or 0. Totals: at that instant. Count of corrections of
 *     the budget, at most 100; each: byte: 0 exclusion, 1 forgiveness, 2 reset. Instant: when it was made. Text: why.
 *     Instant: from. Instant: until. Byte, the sum of: 1 if the totals at its beginning follow, 2 if those at its end, 4 if
 *     how much it took, 8 if when it was withdrawn. That many totals, and that instant. After the corrections, text: the name
 *     of the budget level, or nothing</td></tr>
 * <tr><td>7</td><td>text: what a time slice is. Instant: when the running slice ends. Totals: of events when it began. Count:
 *     good slices. Count: bad slices. Then as in type 3</td></tr>
 * <tr><td>8</td><td>count: which of the descriptions, from 0. Count of labels, and as many pairs of texts</td></tr>
 * </table>
 *
 * <p>Reading never trusts a length: it is compared with what is left before anything is allocated for it. Safe for use by
 * any thread.
 */
public final class SnapshotCodec {
    /** The version of the format that is written, and the newest that is read. */
    public static final int VERSION = 1;

    /** How many bytes {@link #requireHeader} looks at. */
    public static final int HEADER = 20;

    static final int TRAILER = 4;
    private static final byte[] MAGIC = "slo4j\r\n\u001a".getBytes(StandardCharsets.US_ASCII);

    private SnapshotCodec() {}

    /** A snapshot as bytes. */
    public static byte[] encode(SnapshotContent snapshot) {
        ByteOutput sections = SectionWriter.sections(snapshot);
        ByteOutput file = new ByteOutput(HEADER + sections.length() + TRAILER);
        file.raw(MAGIC, MAGIC.length).fourBytes(VERSION).eightBytes(sections.length());
        file.raw(sections.array(), sections.length());
        return file.fourBytes(checksum(file.array(), file.length())).toBytes();
    }

    /**
     * The snapshot that these bytes are.
     *
     * @throws SnapshotFormatException if they are not a snapshot that can be trusted and understood
     */
    public static SnapshotContent decode(byte[] bytes) throws SnapshotFormatException {
        requireHeader(bytes, bytes.length);
        int end = bytes.length - TRAILER;
        int stored = ByteBuffer.wrap(bytes, end, TRAILER).getInt();
        int computed = checksum(bytes, end);
        if (stored != computed) {
            throw Damage.of("checksum of a snapshot must be " + Integer.toHexString(computed) + ", but was "
                    + Integer.toHexString(stored));
        }
        try {
            return SectionReader.snapshot(new ByteInput(bytes, HEADER, end));
        } catch (IllegalArgumentException | ArithmeticException e) {
            throw Damage.of("snapshot must make sense, but " + e.getMessage(), e);
        }
    }

    /**
     * Checks what a file begins with, and that it is as long as that says.
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
                    SnapshotFormatException.Reason.FOREIGN,
                    "snapshot must begin with the bytes of one, but was something else");
        }
        if (start.length < HEADER) {
            throw Damage.of("snapshot must have at least " + (HEADER + TRAILER) + " bytes, but had " + fileLength);
        }
        ByteBuffer header = ByteBuffer.wrap(start);
        int version = header.getInt(MAGIC.length);
        if (version > VERSION) {
            throw new SnapshotFormatException(
                    SnapshotFormatException.Reason.NEWER,
                    "format of a snapshot must be at most version " + VERSION + ", but was " + version);
        }
        if (version < 1) {
            throw Damage.of("format of a snapshot must be version 1 or more, but was " + version);
        }
        long length = header.getLong(MAGIC.length + Integer.BYTES);
        if (length != fileLength - HEADER - TRAILER) {
            throw Damage.of("sections of a snapshot must have " + (fileLength - HEADER - TRAILER)
                    + " bytes, but should have " + length);
        }
    }

    static int checksum(byte[] bytes, int length) {
        CRC32C crc = new CRC32C();
        crc.update(bytes, 0, length);
        return (int) crc.getValue();
    }
}
