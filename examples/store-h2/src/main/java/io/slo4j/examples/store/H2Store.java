package io.slo4j.examples.store;

import io.slo4j.store.SloSnapshot;
import io.slo4j.store.SnapshotFormatException;
import io.slo4j.store.SnapshotStore;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;

/** The newest snapshot of each instance of a service, one row each, in an H2 database. */
public final class H2Store implements SnapshotStore {
    private final String url;
    private final String instance;

    /**
     * A store that creates its table if it is missing.
     *
     * @param url of the database, such as {@code jdbc:h2:/var/lib/checkout/slo4j}
     * @param instance which instance of the service this is
     * @throws SQLException if the database cannot be used
     */
    public H2Store(String url, String instance) throws SQLException {
        this.url = url;
        this.instance = instance;
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE IF NOT EXISTS slo_snapshot (instance VARCHAR PRIMARY KEY,"
                    + " taken_at TIMESTAMP(9) WITH TIME ZONE NOT NULL, bytes VARBINARY NOT NULL)");
        }
    }

    /* A statement is a transaction: the row holds the old snapshot or the new one. */
    @Override
    public void save(SloSnapshot snapshot) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url);
                PreparedStatement merge = connection.prepareStatement(
                        "MERGE INTO slo_snapshot (instance, taken_at, bytes) VALUES (?, ?, ?)")) {
            merge.setString(1, instance);
            merge.setObject(2, snapshot.takenAt());
            merge.setBytes(3, snapshot.toBytes());
            merge.executeUpdate();
        }
    }

    @Override
    public Optional<SloSnapshot> load() throws SQLException, SnapshotFormatException {
        try (Connection connection = DriverManager.getConnection(url);
                PreparedStatement select =
                        connection.prepareStatement("SELECT bytes FROM slo_snapshot WHERE instance = ?")) {
            select.setString(1, instance);
            try (ResultSet row = select.executeQuery()) {
                return row.next() ? Optional.of(SloSnapshot.fromBytes(row.getBytes(1))) : Optional.empty();
            }
        }
    }
}
