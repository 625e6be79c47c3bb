package io.slo4j.internal.snapshot;

import io.slo4j.internal.check.OneLine;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Sections of types that a later slo4j has added: not understood here, and written again byte by byte, so that a later slo4j that
 * comes back finds them. Immutable, and safe for use by any thread.
 */
public final class CarriedSections {
    /** None. */
    public static final CarriedSections NONE = new CarriedSections(List.of(), new TreeMap<>());

    private final List<Section> ofSnapshot;
    private final SortedMap<String, List<Section>> ofSlos;

    private CarriedSections(List<Section> ofSnapshot, SortedMap<String, List<Section>> ofSlos) {
        this.ofSnapshot = ofSnapshot;
        this.ofSlos = ofSlos;
    }

    /**
     * A section.
     *
     * @param type a type that is not known
     * @param content not to be changed
     */
    @SuppressWarnings("ArrayRecordComponent")
    record Section(long type, byte[] content) {
        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Section that && type == that.type && Arrays.equals(content, that.content);
        }

        @Override
        public int hashCode() {
            return Arrays.hashCode(content);
        }
    }

    /**
     * Sections to be carried along.
     *
     * @param ofSnapshot those beside the SLOs
     * @param ofSlos those of SLOs, by name
     */
    static CarriedSections of(List<Section> ofSnapshot, Map<String, List<Section>> ofSlos) {
        return ofSnapshot.isEmpty() && ofSlos.isEmpty()
                ? NONE
                : new CarriedSections(List.copyOf(ofSnapshot), new TreeMap<>(ofSlos));
    }

    /** The same without those of SLOs that are not among these. */
    CarriedSections only(Collection<String> names) {
        if (ofSlos.isEmpty()) {
            return this;
        }
        SortedMap<String, List<Section>> kept = new TreeMap<>(ofSlos);
        kept.keySet().retainAll(names);
        return new CarriedSections(ofSnapshot, kept);
    }

    List<Section> ofSnapshot() {
        return ofSnapshot;
    }

    List<Section> ofSlo(String name) {
        return ofSlos.getOrDefault(name, List.of());
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof CarriedSections that
                && ofSnapshot.equals(that.ofSnapshot)
                && ofSlos.equals(that.ofSlos);
    }

    @Override
    public int hashCode() {
        return ofSnapshot.hashCode() + ofSlos.hashCode();
    }

    @Override
    public String toString() {
        return OneLine.of(ofSnapshot.size() + " sections, and those of " + ofSlos.keySet());
    }
}
