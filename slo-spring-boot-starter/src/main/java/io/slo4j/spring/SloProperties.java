package io.slo4j.spring;

import io.slo4j.spec.RuleSpec;
import io.slo4j.spec.SloSpec;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What can be configured of slo4j. A key that is none of these is refused.
 *
 * @param store the directory in which snapshots are kept, so that a restart forgets nothing; none by default
 * @param objectives the SLOs, by name
 * @param http the SLO of every HTTP route; none without an objective
 * @param observations SLOs of other kinds of work, by the name of their Micrometer observation; write names with points in
 *     brackets
 * @param advice how {@code @TrackSlo} is put around methods
 * @param badStatuses HTTP statuses below 500 that are bad nevertheless, such as 429
 */
@ConfigurationProperties(prefix = "slo", ignoreUnknownFields = false)
public record SloProperties(
        @Nullable String store,
        @DefaultValue Map<String, SloSpec> objectives,
        @DefaultValue Http http,
        @DefaultValue Map<String, SloSpec> observations,
        @DefaultValue Advice advice,
        @DefaultValue Set<Integer> badStatuses) {

    /**
     * The SLO of every HTTP route.
     *
     * @param objective the share of requests that must be good, such as 99.5%
     * @param period the time over which the objective must be met, such as 30d
     * @param latencyThreshold a good request that takes longer is bad, such as 300ms
     * @param trackLatency whether to keep latency windows of every route
     * @param alerts the alert policy: standard, workbook, sloth or none
     * @param rules alert rules instead of a policy, or beside one
     * @param labels labels of the alerts
     * @param mostRoutes how many routes are told apart; all further ones are counted together
     */
    public record Http(
            @Nullable String objective,
            @Nullable String period,
            @Nullable String latencyThreshold,
            @Nullable String trackLatency,
            @Nullable String alerts,
            @Nullable List<RuleSpec> rules,
            @Nullable Map<String, String> labels,
            @DefaultValue("100") int mostRoutes) {
        SloSpec spec() {
            return new SloSpec(
                    objective,
                    period,
                    latencyThreshold,
                    trackLatency,
                    null,
                    null,
                    null,
                    null,
                    alerts,
                    rules,
                    null,
                    labels,
                    null,
                    null,
                    null,
                    null);
        }
    }

    /**
     * How {@code @TrackSlo} is put around methods.
     *
     * @param order its place among other advice, lowest outermost; before all others by default, so that a call that succeeds after
     *     several tries is one good event
     */
    public record Advice(@DefaultValue("-2147483648") int order) {}
}
