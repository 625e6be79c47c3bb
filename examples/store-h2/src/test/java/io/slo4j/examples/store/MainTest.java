package io.slo4j.examples.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MainTest {
    private static JsonNode run(Path directory) throws SQLException, IOException {
        return new ObjectMapper().readTree(Main.run("jdbc:h2:" + directory.resolve("snapshots")));
    }

    @Test
    void twoInstancesAreAddedUpAndTheSecondRunGoesOnFromTheFirst(@TempDir Path directory)
            throws SQLException, IOException {
        JsonNode first = run(directory).at("/slos/0");
        assertEquals("checkout", first.at("/name").asText());
        assertEquals(3_000, first.at("/good").asLong());
        assertEquals(1, first.at("/bad").asLong());
        assertEquals(
                0,
                new H2Store("jdbc:h2:" + directory.resolve("snapshots"), "other")
                        .load().stream().count());

        JsonNode second = run(directory).at("/slos/0");
        assertEquals(6_000, second.at("/good").asLong());
        assertEquals(2, second.at("/bad").asLong());
        assertEquals("3d", second.at("/windows/4/window").asText());
        assertEquals(2, second.at("/windows/4/bad").asLong());
        assertTrue(second.at("/budget/remaining").asDouble() < 1);
    }
}
