package io.slo4j.spring;

import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.NestedConfigurationProperty;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What can be configured of slo4j. A key that is none of these is refused.
 *
 * @param store the directory in which snapshots are kept, so that a restart forgets nothing; none by default
 * @param spec a file of SLOs, in the format of slo4j, OpenSLO or Sloth, a directory of such files, or a resource such as
 *     classpath:slos.yaml; read by the module slo-spec
 * @param service the service whose SLOs are taken from a file that has those of several; all by default
 * @param objectives the SLOs, by name
 * @param http the SLO of every HTTP route; none without an objective
 * @param observations SLOs of other kinds of work, by the name of their Micrometer observation; write names with points in
 *     brackets
 * @param advice how {@code @TrackSlo} is put around methods
 * @param badStatuses HTTP statuses below 500 that are bad nevertheless, such as 429
 */
@ConfigurationProperties(prefix = "slo", ignoreUnknownFields = false)
record SloProperties(
        @Nullable String store,
        @Nullable String spec,
        @Nullable String service,
        @DefaultValue Map<String, ObjectiveProperties> objectives,
        @DefaultValue @NestedConfigurationProperty HttpProperties http,
        @DefaultValue Map<String, ObjectiveProperties> observations,
        @DefaultValue Advice advice,
        @DefaultValue Set<Integer> badStatuses) {

    /**
     * How {@code @TrackSlo} is put around methods.
     *
     * @param order its place among other advice, lowest outermost; before all others by default, so that a call that succeeds after
     *     several tries is one good event
     */
    record Advice(@DefaultValue("-2147483648") int order) {}
}
