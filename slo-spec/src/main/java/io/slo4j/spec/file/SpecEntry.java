package io.slo4j.spec.file;

import io.slo4j.SloBuilder;
import io.slo4j.SloDefinition;
import io.slo4j.SloGroupBuilder;
import io.slo4j.alert.Severity;
import io.slo4j.spec.SloSpec;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** One SLO of a file, or a group of them: its definition, and what a generator of rules needs beside it. Immutable. */
public final class SpecEntry {
    private final SloDefinition definition;
    private final @Nullable String service;
    private final @Nullable SpecGroup group;
    private final @Nullable RatioQueries queries;
    private final AlertTexts alertTexts;
    private final @Nullable Written written;

    /**
     * What a file has.
     *
     * @param settings as they are written
     * @param builders makes builders of them
     */
    record Written(SloSpec settings, Supplier<SloBuilder> builders) {}

    private SpecEntry(
            SloDefinition definition,
            @Nullable String service,
            @Nullable SpecGroup group,
            @Nullable RatioQueries queries,
            AlertTexts alertTexts,
            @Nullable Written written) {
        this.definition = definition;
        this.service = service;
        this.group = group;
        this.queries = queries;
        this.alertTexts = alertTexts;
        this.written = written;
    }

    static SpecEntry of(SloDefinition definition, SloSource source, Written written) {
        return new SpecEntry(definition, source.service, source.group, source.queries, source.alertTexts, written);
    }

    /**
     * An SLO that no file describes.
     *
     * @param definition its definition
     * @return an entry without service, group and queries
     */
    public static SpecEntry of(SloDefinition definition) {
        return new SpecEntry(
                Objects.requireNonNull(definition, "definition must be given, but was null"),
                null,
                null,
                null,
                AlertTexts.NONE,
                null);
    }

    /**
     * The same entry of a service.
     *
     * @param name the service that the SLO is of
     * @return a new entry
     */
    public SpecEntry withService(String name) {
        Objects.requireNonNull(name, "service must be given, but was null");
        return new SpecEntry(definition, name, group, queries, alertTexts, written);
    }

    /**
     * The same entry with queries.
     *
     * @param own how a metrics backend counts the events
     * @return a new entry
     */
    public SpecEntry withQueries(RatioQueries own) {
        Objects.requireNonNull(own, "queries must be given, but were null");
        return new SpecEntry(definition, service, group, own, alertTexts, written);
    }

    /**
     * The same entry as a group.
     *
     * @param label the label by whose values it has its members, not blank
     * @return a new entry
     * @throws IllegalArgumentException if the label is blank
     */
    public SpecEntry withGroup(String label) {
        if (Objects.requireNonNull(label, "label must be given, but was null").isBlank()) {
            throw new IllegalArgumentException("label must not be blank, but was \"" + label + '"');
        }
        SpecGroup members = new SpecGroup(label, OptionalInt.empty(), Optional.empty());
        return new SpecEntry(definition, service, members, queries, alertTexts, written);
    }

    /**
     * The definition.
     *
     * @return that of the SLO, or of each member of the group but for its name and label
     */
    public SloDefinition definition() {
        return definition;
    }

    /**
     * A builder with the settings of the file, for further settings: of the SLO, or of the members of the group.
     *
     * @return a new builder each time
     * @throws IllegalStateException if no file describes the SLO
     */
    public SloBuilder builder() {
        return written()
                .orElseThrow(
                        () -> new IllegalStateException("entry must be read from a file, but was made of a definition"))
                .builders()
                .get();
    }

    /**
     * The service that the SLO is of.
     *
     * @return empty if the file names none
     */
    public Optional<String> service() {
        return Optional.ofNullable(service);
    }

    /**
     * The label by whose values a group has its members.
     *
     * @return empty if this is one SLO
     */
    public Optional<String> groupLabel() {
        return group().map(SpecGroup::label);
    }

    /**
     * The group whose members a builder describes, with the settings of the file.
     *
     * @param members the {@link #builder()}, perhaps with further settings
     * @return a builder of the group; empty if this is one SLO
     */
    public Optional<SloGroupBuilder> group(SloBuilder members) {
        Objects.requireNonNull(members, "members must be given, but were null");
        return group().map(settings -> settings.of(members));
    }

    Optional<SpecGroup> group() {
        return Optional.ofNullable(group);
    }

    Optional<Written> written() {
        return Optional.ofNullable(written);
    }

    AlertTexts alertTexts() {
        return alertTexts;
    }

    /**
     * The queries with which a metrics backend counts the events.
     *
     * @return empty if the file has none: then the meters that slo4j exports count them
     */
    public Optional<RatioQueries> queries() {
        return Optional.ofNullable(queries);
    }

    /**
     * The name that the file has for the alerts of generated rules.
     *
     * @return empty if it has none, or a blank one
     */
    public Optional<String> alertName() {
        return Optional.ofNullable(alertTexts.name()).filter(name -> !name.isBlank());
    }

    /**
     * The labels of all series and alerts of the SLO.
     *
     * @return an immutable map; those of the definition, without the labels that only alerts have
     */
    public Map<String, String> labels() {
        Map<String, String> labels = new LinkedHashMap<>(definition.labels());
        if (written != null && !alertTexts.ofAll().isEmpty()) {
            Map<String, String> own = written.settings().labels();
            labels.keySet().removeAll(alertTexts.ofAll().keySet());
            if (own != null) {
                labels.putAll(own);
            }
        }
        return Collections.unmodifiableMap(labels);
    }

    /**
     * The labels that the alerting rules of a severity have beside {@link #labels()}.
     *
     * @param severity the severity of the rules
     * @return an immutable map, in the order of the file
     */
    public Map<String, String> alertLabels(Severity severity) {
        return Collections.unmodifiableMap(alertTexts.labelsOf(severity));
    }

    /**
     * The annotations that the alerting rules of a severity have beside those of the definition.
     *
     * @param severity the severity of the rules
     * @return an immutable map, in the order of the file
     */
    public Map<String, String> alertAnnotations(Severity severity) {
        return Collections.unmodifiableMap(
                new LinkedHashMap<>(alertTexts.annotations().getOrDefault(severity, Map.of())));
    }

    /** The definition, on one line. */
    @Override
    public String toString() {
        return "SpecEntry[" + definition + "]";
    }
}
