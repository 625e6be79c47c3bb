package io.slo4j.examples.store;

import io.slo4j.test.SnapshotStoreContract;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class H2StoreTest {
    @Test
    void itKeepsTheContractOfSnapshotStoresWithDamagedRowsAsWell(@TempDir Path folder) {
        String url = "jdbc:h2:" + folder.resolve("slo4j");
        SnapshotStoreContract.check(place -> new H2Store(url, place), new Rows(url));
    }

    /** What the database holds. */
    private record Rows(String url) implements SnapshotStoreContract.Kept {
        @Override
        public void change(String place, UnaryOperator<byte[]> how) throws SQLException {
            byte[] damaged = how.apply(bytes("SELECT bytes FROM slo_snapshot WHERE instance = ?", place)
                    .get(0));
            try (Connection connection = DriverManager.getConnection(url);
                    PreparedStatement update =
                            connection.prepareStatement("UPDATE slo_snapshot SET bytes = ? WHERE instance = ?")) {
                update.setBytes(1, damaged);
                update.setString(2, place);
                update.executeUpdate();
            }
        }

        @Override
        public Collection<byte[]> aside(String place) throws SQLException {
            return bytes("SELECT bytes FROM slo_snapshot_aside WHERE instance = ?", place);
        }

        private List<byte[]> bytes(String query, String place) throws SQLException {
            List<byte[]> found = new ArrayList<>();
            try (Connection connection = DriverManager.getConnection(url);
                    PreparedStatement select = connection.prepareStatement(query)) {
                select.setString(1, place);
                try (ResultSet rows = select.executeQuery()) {
                    while (rows.next()) {
                        found.add(rows.getBytes(1));
                    }
                }
            }
            return found;
        }
    }
}
