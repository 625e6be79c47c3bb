package io.slo4j.view;

import io.slo4j.alert.Silence;
import io.slo4j.internal.snapshot.StoredSilence;
import io.slo4j.internal.snapshot.TakenSnapshot;
import io.slo4j.store.SloSnapshot;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A silence, which mutes some alerts for some time. Immutable; instants are in ISO 8601.
 *
 * @param id the unique id of the silence
 * @param slo the SLOs it is for, as a pattern
 * @param severity {@code page} or {@code ticket}; null for both
 * @param rule the rules it is for, as a pattern
 * @param labels the labels that the SLOs must have
 * @param from when it begins
 * @param until when it ends
 * @param reason the reason given for it
 * @param author who asked for it; null if unknown
 */
public record SilenceView(
        String id,
        String slo,
        @Nullable String severity,
        String rule,
        Map<String, String> labels,
        String from,
        String until,
        String reason,
        @Nullable String author) {
    static SilenceView of(Silence silence) {
        return new SilenceView(
                silence.id(),
                silence.matcher().slo(),
                silence.matcher().severity().map(PlainText::lower).orElse(null),
                silence.matcher().rule(),
                silence.matcher().labels(),
                silence.from().toString(),
                silence.until().toString(),
                silence.reason(),
                silence.author().orElse(null));
    }

    static List<SilenceView> of(SloSnapshot snapshot) {
        return TakenSnapshot.content(snapshot).silences().stream()
                .sorted(Comparator.comparing(StoredSilence::from))
                .map(SilenceView::of)
                .toList();
    }

    private static SilenceView of(StoredSilence silence) {
        return new SilenceView(
                silence.id(),
                silence.slo(),
                silence.severity().isEmpty() ? null : silence.severity().toLowerCase(Locale.ROOT),
                silence.rule(),
                silence.labels(),
                silence.from().toString(),
                silence.until().toString(),
                silence.reason(),
                silence.author().isEmpty() ? null : silence.author());
    }
}
