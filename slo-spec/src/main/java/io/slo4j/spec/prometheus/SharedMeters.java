package io.slo4j.spec.prometheus;

import io.slo4j.spec.file.SpecEntry;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** SLOs of several services that have one name: slo4j's meters say the name and not the service, so their events are the same to Prometheus. */
final class SharedMeters {
    private final Map<List<Object>, Set<String>> services = new HashMap<>();

    SharedMeters(List<SpecEntry> entries, String service) {
        entries.stream()
                .filter(entry -> entry.queries().isEmpty())
                .forEach(entry -> services.computeIfAbsent(key(entry), any -> new TreeSet<>())
                        .add(Identity.of(entry, service).service()));
    }

    private static List<Object> key(SpecEntry entry) {
        return List.of(entry.definition().name(), entry.groupLabel().isPresent());
    }

    /** The groups of an SLO, the first with a remark if its events are also those of another. */
    List<RuleGroup> said(SpecEntry entry, Identity slo, List<RuleGroup> groups) {
        List<String> others = new ArrayList<>(services.getOrDefault(key(entry), Set.of()));
        others.remove(slo.service());
        if (entry.queries().isPresent() || others.isEmpty()) {
            return groups;
        }
        RuleGroup first = groups.get(0);
        List<String> remarks = new ArrayList<>(first.comments());
        remarks.add(
                "The meters say an SLO's name and not its service, so this counts the events of the SLO of this name in "
                        + String.join(", ", others) + " as well:");
        remarks.add(
                "give it another name, or make the rules of each service by themselves, with --selector for its processes.");
        List<RuleGroup> all = new ArrayList<>(groups);
        all.set(0, new RuleGroup(first.name(), first.interval(), first.rules(), remarks));
        return all;
    }
}
