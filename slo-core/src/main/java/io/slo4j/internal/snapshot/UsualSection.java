package io.slo4j.internal.snapshot;

import io.slo4j.internal.check.TimeLine;
import io.slo4j.internal.count.HourlyEvents;
import io.slo4j.internal.count.HourlyNumbers;
import io.slo4j.store.SnapshotFormatException;

/** The events of one SLO by hour, as {@link SnapshotCodec} documents them. */
final class UsualSection {
    private static final long LAST_HOUR = TimeLine.LAST_NANOS / 3_600_000_000_000L;

    private UsualSection() {}

    static void write(HourlyNumbers hours, ByteOutput out) {
        out.varint(hours.first()).varint(hours.size());
        for (int i = 0; i < hours.size(); i++) {
            out.varint(hours.at(hours.first() + i) - (long) HourlyNumbers.UNKNOWN);
        }
    }

    /** Writes what is known of the events beside how many they were. */
    static void writeFigures(HourlyEvents hours, ByteOutput out) {
        write(hours.bad(), out);
        write(hours.slowest(), out);
    }

    static HourlyNumbers read(ByteInput in) throws SnapshotFormatException {
        long first = in.count("first hour");
        int size = in.size("number of hours", HourlyNumbers.MOST);
        if (first > LAST_HOUR - size) {
            throw Damage.of("first hour must lie between 1970 and 2262, but was " + first);
        }
        int[] numbers = new int[size];
        for (int i = 0; i < size; i++) {
            long written = in.count("number of an hour");
            if (written > 1L + Integer.MAX_VALUE) {
                throw Damage.of(
                        "number of an hour must be at most " + Integer.MAX_VALUE + ", but was " + (written - 1));
            }
            numbers[i] = (int) (written + HourlyNumbers.UNKNOWN);
        }
        return HourlyNumbers.of(first, numbers);
    }

    /** Reads these; how many events there were is in a section of its own. */
    static HourlyEvents readFigures(ByteInput in) throws SnapshotFormatException {
        return new HourlyEvents(HourlyNumbers.NONE, read(in), read(in));
    }
}
