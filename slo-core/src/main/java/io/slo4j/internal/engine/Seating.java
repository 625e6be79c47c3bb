package io.slo4j.internal.engine;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Who has a place in a group, of the members that are there and those that wait, where there is no place for all: those whose
 * alerts fire, then those with the most events.
 *
 * @param coming those that wait and get a place, the best first
 * @param ceding those that wait and get none
 * @param leaving members that lose theirs
 * @param <H> what the front door hands out for an SLO
 */
record Seating<H>(List<NamedPast> coming, List<NamedPast> ceding, List<Entry<H>> leaving) {
    /** All that wait come. */
    static <H> Seating<H> ofAll(List<NamedPast> waiting) {
        return new Seating<>(waiting, List.of(), List.of());
    }

    /** As many as there are places. */
    static <H> Seating<H> of(int places, List<NamedPast> waiting, Map<NamedPast, Entry<H>> members) {
        Set<NamedPast> seated = Stream.concat(waiting.stream(), members.keySet().stream())
                .sorted(NamedPast.BEST_FIRST)
                .limit(places)
                .collect(Collectors.toSet());
        return new Seating<>(
                waiting.stream().filter(seated::contains).toList(),
                waiting.stream().filter(past -> !seated.contains(past)).toList(),
                members.entrySet().stream()
                        .filter(member -> !seated.contains(member.getKey()))
                        .map(Map.Entry::getValue)
                        .toList());
    }
}
