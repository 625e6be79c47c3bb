package io.slo4j;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.Test;

/** The values for which a group has members, and the names of these. */
class GroupValuesTest extends RouteGroups {
    @Test
    void aRealValueOtherIsKeptApartFromAllOthers() {
        SloGroup routes = routes("99.9%", group -> group.atMost(1));
        routes.of("other").good();
        routes.of("/x").bad();
        routes.of(null).bad();
        assertEquals(1, routes.of("other").status().good());
        assertEquals(0, routes.of("other").status().bad());
        assertEquals(2, routes.of(SloGroup.OTHER).status().bad());
        assertEquals(2, routes.overflowed());
        restart();
        SloGroup next = routes("99.9%", group -> group.atMost(1));
        assertEquals(List.of("http{route=\"(other)\"}", "http{route=\"other\"}"), names(next));
        assertEquals(2, next.of("/y").status().bad());
    }

    @Test
    void longValuesAndBrokenOnesAreMadeFitAndStayApart() {
        SloGroup routes = routes();
        String path = "/p".repeat(5_000);
        routes.of(path + "1").good();
        routes.of(path + "2").bad();
        routes.of("\ud800").good();
        routes.of("\ud801").bad();
        routes.of("smile \ud83d\ude00").good(2);
        routes.of("/p".repeat(100)).good(3);
        assertEquals(6, routes.members().size());
        assertEquals(1, routes.of(path + "1").status().good());
        assertEquals(0, routes.of(path + "1").status().bad());
        assertEquals(1, routes.of("\ud801").status().bad());
        String shortened = routes.of(path + "1").definition().labels().get("route");
        assertEquals("/p".repeat(91) + "~5151c77a8fa7469c", shortened);
        assertEquals(
                "http{route=\"smile \ud83d\ude00\"}",
                routes.of("smile \ud83d\ude00").name());
        List<String> before = names(routes);
        restart();
        SloGroup next = routes();
        assertEquals(before, names(next));
        assertEquals(1, next.of(path + "2").status().bad());
        assertEquals(1, next.of("\ud800").status().good());
    }

    @Test
    void aPlainSloCalledLikeAMemberIsRefused() {
        Slo plain = Slo.builder("http{route=\"/a\"}").objective("99%").register(slos);
        assertEquals(
                "names of the members of SLO group \"http\" must be unused in its registry, but one was"
                        + " \"http{route=\"/a\"}\"",
                assertThrows(IllegalArgumentException.class, this::routes).getMessage());
        plain.retire();
        SloGroup routes = routes();
        assertEquals(
                "SLO name must not be that of a member of SLO group \"http\", but was \"http{route=\"/a\"}\"",
                assertThrows(
                                IllegalArgumentException.class,
                                () -> Slo.builder("http{route=\"/a\"}")
                                        .objective("99%")
                                        .register(slos))
                        .getMessage());
        Slo.builder("http{route=/a}").objective("99%").register(slos);
        Slo.builder("http{zone=\"a\"}").objective("99%").register(slos);
        Slo.builder("http{route=\"a\"b\"}").objective("99%").register(slos);
        routes.close();
        assertEquals(3, slos.slos().size());
        Slo.builder("http{route=\"/a\"}").objective("99%").register(slos);
        assertEquals(4, slos.slos().size());
    }
}
