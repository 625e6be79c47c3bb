package io.slo4j.internal.engine;

import io.slo4j.SloDefinition;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Earlier members of a group come back, in this process or from another one. Where there is no place for all, also of those that
 * are there, some give way: what was counted for them is counted by the member for all further values, so that no event is lost.
 *
 * @param <H> what the front door hands out for an SLO
 */
final class Adoption<H> {
    private final MemberSettings settings;
    private final Places<H> places;
    private final GroupDoor<H> door;
    private final List<Entry<H>> came = new ArrayList<>();
    private final List<LateEvents> late = new ArrayList<>();
    private List<Entry<H>> left = List.of();
    private int surplus;

    Adoption(MemberSettings settings, Places<H> places, GroupDoor<H> door) {
        this.settings = settings;
        this.places = places;
        this.door = door;
    }

    /** Those that are there now and were not. */
    List<Entry<H>> came() {
        return came;
    }

    /** Those that were there and have given way. */
    List<Entry<H>> left() {
        return left;
    }

    /** What is still to come for those that have given way. */
    List<LateEvents> late() {
        return late;
    }

    /** How many have given way. */
    int surplus() {
        return surplus;
    }

    /**
     * Does it; called by {@link Places#changing}.
     *
     * @param idleSince is told since when those that come have been idle, where that is known
     */
    void run(Map<Entry<H>, Long> idleSince) {
        MemberName names = settings.names();
        places.freeWaiting(value -> !door.isUnwatched(names.of(value)));
        List<NamedPast> waiting = door.pastsOf(names).stream()
                .filter(past -> places.find(past.value()) == null)
                .toList();
        Seating<H> seating = seating(waiting.stream().filter(this::needsPlace).toList());
        List<NamedPast> ceding = Stream.concat(
                        seating.ceding().stream(), waiting.stream().filter(past -> !isFit(past)))
                .toList();
        left = seating.leaving();
        left.forEach(member -> places.remove(settings.value(member.tracker().definition()), member));
        Set<String> over = ceding.stream().map(NamedPast::value).collect(Collectors.toSet());
        places.freeWaiting(over::contains);
        Stream.concat(
                        seating.coming().stream(),
                        waiting.stream().filter(past -> past.value().equals(Members.OTHER)))
                .forEach(past -> idleSince.put(adopted(past.value()), past.countedNanos()));
        surplus = ceding.size() + left.size();
        if (surplus > 0) {
            cede(ceding);
        }
    }

    private Seating<H> seating(List<NamedPast> waiting) {
        List<Entry<H>> members = places.all().stream()
                .filter(member -> !settings.value(member.tracker().definition()).equals(Members.OTHER))
                .toList();
        return waiting.isEmpty() || waiting.size() + members.size() <= settings.most()
                ? Seating.ofAll(waiting)
                : Seating.of(settings.most(), waiting, door.pastsOf(members, settings.names()));
    }

    private boolean needsPlace(NamedPast past) {
        return isFit(past) && !past.value().equals(Members.OTHER);
    }

    /* A snapshot may hold anything. */
    private static boolean isFit(NamedPast past) {
        return MemberName.bounded(past.value()).equals(past.value());
    }

    private Entry<H> adopted(String value) {
        Entry<H> member =
                door.adopted(settings.member().apply(value), settings.names().group());
        came.add(member);
        return places.put(value, member);
    }

    private void cede(List<NamedPast> ceding) {
        Entry<H> present = places.find(Members.OTHER);
        Entry<H> other = present == null ? adopted(Members.OTHER) : present;
        List<SloDefinition> definitions = ceding.stream()
                .map(past -> settings.member().apply(past.value()))
                .toList();
        late.addAll(door.cede(settings.names(), definitions, left, other.tracker()));
    }
}
