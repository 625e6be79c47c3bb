package io.slo4j.internal.snapshot;

import io.slo4j.internal.snapshot.StoredDescription.Level;
import io.slo4j.internal.snapshot.StoredDescription.Policy;
import io.slo4j.store.SnapshotFormatException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** Descriptions as {@link SnapshotCodec} documents them: each is written once, however many SLOs share it. */
final class DescriptionSection {
    private static final int OBSERVED_ONLY = 1;
    private static final int HANGING = 2;

    private DescriptionSection() {}

    /**
     * The descriptions of some SLOs, and the number under which each is written. Only the very same one is written once: equal
     * ones need not be looked for, as whoever makes definitions shares them.
     */
    static final class Numbers {
        private static final int NONE = -1;

        private final List<StoredDescription> descriptions = new ArrayList<>();
        private final IdentityHashMap<StoredDescription, Integer> numbers = new IdentityHashMap<>();

        /**
         * Numbers descriptions.
         *
         * @param writable whether one can be written
         */
        Numbers(Collection<StoredSlo> slos, Predicate<StoredDescription> writable) {
            slos.forEach(slo -> slo.definition()
                    .description()
                    .ifPresent(description -> numbers.computeIfAbsent(description, one -> number(one, writable))));
        }

        private int number(StoredDescription description, Predicate<StoredDescription> writable) {
            if (!writable.test(description)) {
                return NONE;
            }
            descriptions.add(description);
            return descriptions.size() - 1;
        }

        List<StoredDescription> descriptions() {
            return descriptions;
        }

        /** The number of an SLO's description; below 0 if none is written. */
        int of(StoredSlo slo) {
            return slo.definition()
                    .description()
                    .map(description -> numbers.getOrDefault(description, NONE))
                    .orElse(NONE);
        }
    }

    static void write(List<StoredDescription> descriptions, ByteOutput out) {
        out.varint(descriptions.size());
        descriptions.forEach(description -> write(description, out));
    }

    private static void write(StoredDescription description, ByteOutput out) {
        out.text(description.period()).text(description.budgetingMethod());
        out.varint(description.windows().size());
        description.windows().forEach(out::duration);
        out.oneByte((description.observedOnly() ? OBSERVED_ONLY : 0) + (description.detectsHanging() ? HANGING : 0));
        out.duration(description.latencyThreshold().orElse(Duration.ZERO));
        texts(description.rules(), out);
        out.pairs(description.annotations());
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

    static List<StoredDescription> read(ByteInput in) throws SnapshotFormatException {
        int size = in.size("number of descriptions", Integer.MAX_VALUE);
        List<StoredDescription> descriptions = new ArrayList<>(size);
        for (int i = size; i > 0; i--) {
            descriptions.add(description(in));
        }
        return descriptions;
    }

    private static StoredDescription description(ByteInput in) throws SnapshotFormatException {
        String period = in.text("period");
        String method = in.text("budgeting method");
        int size = in.size("number of windows", Integer.MAX_VALUE);
        List<Duration> windows = new ArrayList<>(size);
        for (int i = size; i > 0; i--) {
            windows.add(in.duration("window"));
        }
        int judging = in.choice("judging", OBSERVED_ONLY + HANGING);
        Duration threshold = in.duration("latency threshold");
        return new StoredDescription(
                period,
                method,
                List.copyOf(windows),
                (judging & OBSERVED_ONLY) != 0,
                threshold.isZero() ? Optional.empty() : Optional.of(threshold),
                (judging & HANGING) != 0,
                texts("rule", in),
                in.pairs("annotation"),
                in.choice("budget policy", 1) == 1 ? Optional.of(policy(in)) : Optional.empty());
    }

    private static Policy policy(ByteInput in) throws SnapshotFormatException {
        double hysteresis = Double.longBitsToDouble(in.eightBytes());
        int size = in.size("number of budget levels", Integer.MAX_VALUE);
        List<Level> levels = new ArrayList<>(size);
        for (int i = size; i > 0; i--) {
            levels.add(
                    new Level(in.text("budget level"), Double.longBitsToDouble(in.eightBytes()), texts("action", in)));
        }
        return new Policy(hysteresis, List.copyOf(levels));
    }

    private static List<String> texts(String what, ByteInput in) throws SnapshotFormatException {
        int size = in.size("number of texts", Integer.MAX_VALUE);
        List<String> texts = new ArrayList<>(size);
        for (int i = size; i > 0; i--) {
            texts.add(in.text(what));
        }
        return List.copyOf(texts);
    }
}
