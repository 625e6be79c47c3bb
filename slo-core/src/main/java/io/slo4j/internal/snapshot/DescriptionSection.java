package io.slo4j.internal.snapshot;

import io.slo4j.internal.snapshot.StoredDescription.Level;
import io.slo4j.internal.snapshot.StoredDescription.Policy;
import io.slo4j.store.SnapshotFormatException;
import io.slo4j.time.Durations;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Descriptions as {@link SnapshotCodec} documents them: each is written once, however many SLOs share it. */
final class DescriptionSection {
    private DescriptionSection() {}

    /** The descriptions of some SLOs, and the number under which each is written; equal ones are written once. */
    static final class Numbers {
        private final Map<StoredDescription, Integer> distinct = new LinkedHashMap<>();

        /* Most SLOs share the very same description, which need not be compared text by text. */
        private final IdentityHashMap<StoredDescription, Integer> seen = new IdentityHashMap<>();

        Numbers(Collection<StoredSlo> slos) {
            slos.forEach(slo -> slo.definition().description().ifPresent(this::number));
        }

        private void number(StoredDescription description) {
            seen.computeIfAbsent(description, one -> {
                Integer known = distinct.putIfAbsent(one, distinct.size());
                return known == null ? distinct.size() - 1 : known;
            });
        }

        boolean isEmpty() {
            return distinct.isEmpty();
        }

        int of(StoredDescription description) {
            return seen.getOrDefault(description, 0);
        }
    }

    static ByteOutput written(Numbers numbers) {
        Collection<StoredDescription> descriptions = numbers.distinct.keySet();
        ByteOutput out = new ByteOutput(512 * descriptions.size()).varint(descriptions.size());
        descriptions.forEach(description -> write(description, out));
        return out;
    }

    private static void write(StoredDescription description, ByteOutput out) {
        out.text(description.period()).text(description.budgetingMethod());
        out.varint(description.windows().size());
        description.windows().forEach(window -> out.varint(Durations.saturatedNanos(window)));
        out.oneByte(description.observedOnly() ? 1 : 0);
        out.varint(description.latencyThreshold().map(Durations::saturatedNanos).orElse(0L));
        texts(description.rules(), out);
        pairs(description.annotations(), out);
        out.oneByte(description.budgetPolicy().isPresent() ? 1 : 0);
        description.budgetPolicy().ifPresent(policy -> write(policy, out));
    }

    private static void write(Policy policy, ByteOutput out) {
        out.eightBytes(Double.doubleToLongBits(policy.hysteresis()));
        out.varint(policy.levels().size());
        for (Level level : policy.levels()) {
            out.text(level.name()).eightBytes(Double.doubleToLongBits(level.above()));
            texts(level.allowed(), out);
        }
    }

    private static void texts(List<String> texts, ByteOutput out) {
        out.varint(texts.size());
        texts.forEach(out::text);
    }

    /** Pairs of texts, in their order. */
    static void pairs(Map<String, String> pairs, ByteOutput out) {
        out.varint(pairs.size());
        pairs.forEach((name, value) -> out.text(name).text(value));
    }

    static List<StoredDescription> read(ByteInput in) throws SnapshotFormatException {
        List<StoredDescription> descriptions = new ArrayList<>();
        for (int i = in.size("number of descriptions", Integer.MAX_VALUE); i > 0; i--) {
            descriptions.add(description(in));
        }
        return descriptions;
    }

    private static StoredDescription description(ByteInput in) throws SnapshotFormatException {
        String period = in.text("period");
        String method = in.text("budgeting method");
        List<Duration> windows = new ArrayList<>();
        for (int i = in.size("number of windows", Integer.MAX_VALUE); i > 0; i--) {
            windows.add(Duration.ofNanos(in.count("window")));
        }
        boolean observedOnly = in.choice("judging", 1) == 1;
        Duration threshold = Duration.ofNanos(in.count("latency threshold"));
        return new StoredDescription(
                period,
                method,
                List.copyOf(windows),
                observedOnly,
                threshold.isZero() ? Optional.empty() : Optional.of(threshold),
                texts("rule", in),
                in.pairs("annotation"),
                in.choice("budget policy", 1) == 1 ? Optional.of(policy(in)) : Optional.empty());
    }

    private static Policy policy(ByteInput in) throws SnapshotFormatException {
        double hysteresis = Double.longBitsToDouble(in.eightBytes());
        List<Level> levels = new ArrayList<>();
        for (int i = in.size("number of budget levels", Integer.MAX_VALUE); i > 0; i--) {
            levels.add(
                    new Level(in.text("budget level"), Double.longBitsToDouble(in.eightBytes()), texts("action", in)));
        }
        return new Policy(hysteresis, List.copyOf(levels));
    }

    private static List<String> texts(String what, ByteInput in) throws SnapshotFormatException {
        List<String> texts = new ArrayList<>();
        for (int i = in.size("number of texts", Integer.MAX_VALUE); i > 0; i--) {
            texts.add(in.text(what));
        }
        return List.copyOf(texts);
    }
}
