package io.slo4j;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.slo4j.store.SloSnapshot;
import io.slo4j.store.SnapshotFormatException;
import io.slo4j.view.RegistryView;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AfterContainer;

/** What slo4j writes, slo4j reads: whatever users have made of a registry is there again after a restart, and the log is silent. */
class RoundTripProperties {
    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private static int accepted;
    private static int refused;
    private static int shown;

    @Provide
    static Arbitrary<Long> seeds() {
        return Arbitraries.longs();
    }

    @Property(tries = 300)
    void anyStateThatThePublicSurfaceAcceptsIsWrittenAndReadEqual(@ForAll("seeds") long seed)
            throws SnapshotFormatException {
        OddService service = new OddService(seed);
        MemoryStore store = new MemoryStore();
        SloRegistry registry = service.lived(new MemoryStore());
        Logged logged = new Logged("io.slo4j");
        try (logged) {
            SloSnapshot snapshot = registry.snapshot();
            store.save(snapshot);
            SloSnapshot read = SloSnapshot.fromBytes(snapshot.toBytes());
            assertEquals(List.of(), read.damage());
            assertEquals(snapshot, read);
            RegistryView before = RegistryView.of(registry);
            assertEquals(lasting(before), lasting(RegistryView.of(service.restarted(store))));
            shown += before.slos().size()
                    + before.silences().size()
                    + before.alertHistory().size();
        }
        assertEquals(List.of(), logged.messages());
        accepted += service.accepted;
        refused += service.refused;
    }

    /** The sum of both totals is larger than a double holds: what is consumed is computed in one way, now and after a restart. */
    @Example
    void totalsBeyondADoubleConsumeTheSameAfterARestart() throws SnapshotFormatException {
        anyStateThatThePublicSurfaceAcceptsIsWrittenAndReadEqual(8_792_406_504_761_427_498L);
    }

    /* All but how near rules for little traffic are: what nobody watched, such as the restart, is no lack of traffic. */
    private static JsonNode lasting(RegistryView view) {
        JsonNode tree = MAPPER.valueToTree(view);
        for (JsonNode alert : tree.findParents("distance")) {
            if (alert.get("kind").asText().equals("traffic")) {
                ((ObjectNode) alert).remove("distance");
            }
        }
        return tree;
    }

    /** The odd is met, not only refused. */
    @AfterContainer
    static void enoughWasAccepted() {
        assertTrue(accepted > 3 * refused && refused > 100 && shown > 300, accepted + " " + refused + " " + shown);
    }
}
