package io.slo4j.internal.snapshot;

import io.slo4j.store.SnapshotFormatException;
import java.util.ArrayList;
import java.util.List;

/** The status of the rules of one SLO, as {@link SnapshotCodec} documents it. */
final class RuleSection {
    private RuleSection() {}

    static void write(List<StoredAlert> alerts, ByteOutput out) {
        out.varint(alerts.size());
        for (StoredAlert alert : alerts) {
            out.text(alert.severity()).text(alert.rule()).eightBytes(alert.definition());
            out.oneByte(alert.state().code).instant(alert.since()).instant(alert.fired());
            out.oneByte(alert.quiet() ? 1 : 0).instant(alert.quietSince());
        }
    }

    static List<StoredAlert> read(ByteInput in) throws SnapshotFormatException {
        int size = in.size("number of rules", Integer.MAX_VALUE);
        List<StoredAlert> alerts = new ArrayList<>(size);
        for (int i = size; i > 0; i--) {
            alerts.add(new StoredAlert(
                    in.text("severity"),
                    in.text("rule"),
                    in.eightBytes(),
                    StoredAlert.State.of(in.choice("state", StoredAlert.State.HIGHEST_CODE)),
                    in.instant("beginning of a condition"),
                    in.instant("beginning of an alert"),
                    in.choice("quiet", 1) == 1,
                    in.instant("end of a condition")));
        }
        return alerts;
    }
}
