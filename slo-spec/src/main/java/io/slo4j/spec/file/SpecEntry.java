package io.slo4j.spec.file;

import io.slo4j.SloDefinition;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One SLO of a file, or a group of them: its definition, and what a generator of rules needs beside it. Immutable. */
public final class SpecEntry {
    private final SloDefinition definition;
    private final @Nullable String service;
    private final @Nullable String groupLabel;
    private final @Nullable RatioQueries queries;

    private SpecEntry(
            SloDefinition definition,
            @Nullable String service,
            @Nullable String groupLabel,
            @Nullable RatioQueries queries) {
        this.definition = definition;
        this.service = service;
        this.groupLabel = groupLabel;
        this.queries = queries;
    }

    /**
     * An SLO that no file describes.
     *
     * @param definition its definition
     * @return an entry without service, group and queries
     */
    public static SpecEntry of(SloDefinition definition) {
        return new SpecEntry(
                Objects.requireNonNull(definition, "definition must be given, but was null"), null, null, null);
    }

    /**
     * The same entry of a service.
     *
     * @param name the service that the SLO is of
     * @return a new entry
     */
    public SpecEntry withService(String name) {
        return new SpecEntry(
                definition, Objects.requireNonNull(name, "service must be given, but was null"), groupLabel, queries);
    }

    /**
     * The same entry with queries.
     *
     * @param own how a metrics backend counts the events
     * @return a new entry
     */
    public SpecEntry withQueries(RatioQueries own) {
        return new SpecEntry(
                definition, service, groupLabel, Objects.requireNonNull(own, "queries must be given, but were null"));
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
        return Optional.ofNullable(groupLabel);
    }

    /**
     * The queries with which a metrics backend counts the events.
     *
     * @return empty if the file has none: then the meters that slo4j exports count them
     */
    public Optional<RatioQueries> queries() {
        return Optional.ofNullable(queries);
    }

    /** The definition, on one line. */
    @Override
    public String toString() {
        return "SpecEntry[" + definition + "]";
    }
}
