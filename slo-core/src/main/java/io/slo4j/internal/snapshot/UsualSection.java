package io.slo4j.internal.snapshot;

import io.slo4j.internal.check.TimeLine;
import io.slo4j.internal.count.HourlyEvents;
import io.slo4j.store.SnapshotFormatException;

/** The events of one SLO by hour, as {@link SnapshotCodec} documents them. */
final class UsualSection {
    private static final long LAST_HOUR = TimeLine.LAST_NANOS / 3_600_000_000_000L;

    private UsualSection() {}

    static void write(HourlyEvents hours, ByteOutput out) {
        out.varint(hours.first()).varint(hours.size());
        for (int i = 0; i < hours.size(); i++) {
            out.varint(hours.at(hours.first() + i) - (long) HourlyEvents.UNKNOWN);
        }
    }

    static HourlyEvents read(ByteInput in) throws SnapshotFormatException {
        long first = in.count("first hour");
        int size = in.size("number of hours", HourlyEvents.MOST);
        if (first > LAST_HOUR - size) {
            throw Damage.of("first hour must lie between 1970 and 2262, but was " + first);
        }
        int[] events = new int[size];
        for (int i = 0; i < size; i++) {
            long written = in.count("events of an hour");
            if (written > 1L + Integer.MAX_VALUE) {
                throw Damage.of(
                        "events of an hour must be at most " + Integer.MAX_VALUE + ", but were " + (written - 1));
            }
            events[i] = (int) (written + HourlyEvents.UNKNOWN);
        }
        return HourlyEvents.of(first, events);
    }
}
