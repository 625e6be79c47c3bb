package io.slo4j;

import static io.slo4j.internal.check.Arguments.given;

import io.slo4j.alert.AlertRule;
import io.slo4j.alert.BurnRateRule;
import io.slo4j.internal.check.Nanos;
import io.slo4j.internal.check.OneLine;
import io.slo4j.internal.check.Settings;
import io.slo4j.internal.engine.MemberName;
import io.slo4j.internal.engine.MemberSettings;
import io.slo4j.time.Durations;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Collects the settings of a group, then registers it. Each setting can be made once; setting it again throws an
 * {@code IllegalStateException}. Not safe for use by several threads.
 */
public final class SloGroupBuilder {
    private static final int USUAL_MOST = 1_000;

    private final Settings settings = new Settings();
    private final SloDraft member;
    private final String label;
    private int mostMembers = USUAL_MOST;
    private @Nullable Duration idle;

    SloGroupBuilder(SloDraft member, String label) {
        this.member = member;
        this.label = label;
    }

    /**
     * How many values of the label get an SLO of their own; 1,000 by default. The {@linkplain BurnRateRule#withSignificance
     * significance} of rules is divided by it: a thousand members are no more often alerted for by chance than one SLO. Members that an earlier process has left are among
     * them. Each takes what an SLO takes: about 14 KB for counting over thirty days. Members keep latency windows only if the
     * definition says {@link SloBuilder#trackLatency() trackLatency()}, and then take 140 to 417 KB each, the more the more their
     * durations vary: 1,000 of them may take 400 MB.
     *
     * @param members 1 to 100,000
     * @return this
     * @throws IllegalArgumentException if the number is out of range
     */
    public SloGroupBuilder atMost(int members) {
        if (members < 1 || members > 100_000) {
            throw new IllegalArgumentException("number of members must be 1 to 100000, but was " + members);
        }
        settings.once("number of members", members);
        this.mostMembers = members;
        return this;
    }

    /**
     * Sets how long a member may be without events before it is evicted. The default is the length of the period: a member
     * without events for that long has its whole budget, so its eviction loses nothing.
     *
     * @param time above zero
     * @return this
     * @throws IllegalArgumentException if it is not above zero
     */
    public SloGroupBuilder evictAfter(Duration time) {
        Nanos.positive("idle time", time);
        settings.once("idle time", Durations.text(time));
        this.idle = time;
        return this;
    }

    /**
     * Registers the group.
     *
     * @param slos where to
     * @return the group, with those members that an earlier process or a closed group of the name has left
     * @throws IllegalArgumentException if the registry has a group of that name or an SLO that is called like a member, a window
     *     is longer than the period or shorter than a tick of the registry, or a rule can never fire
     * @throws IllegalStateException if there is no objective, the label has a value, or the registry is closed
     */
    public SloGroup register(SloRegistry slos) {
        given("registry", slos);
        member.requireFree(label);
        if (member.pulled != null) {
            throw new IllegalArgumentException("SLO group \"" + member.name() + "\" must have no " + member.pulled
                    + ", which each member would count; register an SLO for each value instead");
        }
        SloDefinition definition = member.build();
        Duration time = idle == null ? definition.period().length() : idle;
        List<AlertRule> ofMembers = definition.rules().stream()
                .map(rule -> rule.sharedAmong(mostMembers))
                .toList();
        MemberName names = new MemberName(definition.name(), label);
        return slos.register(new MemberSettings(
                definition,
                value -> definition.member(names.of(value), label, value, ofMembers),
                label,
                mostMembers,
                Nanos.of(time)));
    }

    @Override
    public String toString() {
        return OneLine.of("SloGroupBuilder[" + member.name() + " by " + label
                + (settings.toString().isEmpty() ? "" : ": " + settings) + "]");
    }
}
