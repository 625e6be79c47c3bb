package io.slo4j.examples.store;

import io.slo4j.store.SloSnapshot;
import io.slo4j.store.SnapshotFormatException;
import io.slo4j.store.SnapshotStore;
import java.lang.System.Logger.Level;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The newest snapshot of each instance of a service, one row each, in an H2 database. What is damaged in the database is not lost
 * with the next save: up to three such snapshots of an instance are put aside, in a table of their own.
 */
public final class H2Store implements SnapshotStore {
    private static final System.Logger LOG = System.getLogger(H2Store.class.getName());
    private static final int MOST_ASIDE = 3;

    private final String url;
    private final String instance;

    /**
     * A store that creates its tables if they are missing.
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
            statement.execute("CREATE TABLE IF NOT EXISTS slo_snapshot_aside (instance VARCHAR, number INT,"
                    + " why VARCHAR NOT NULL, bytes VARBINARY NOT NULL, PRIMARY KEY (instance, number))");
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

    /* What can never be read is taken for nothing once it is aside: a registry saves over nothing that it could not load. */
    @Override
    public Optional<SloSnapshot> load() throws SQLException {
        try (Connection connection = DriverManager.getConnection(url)) {
            byte[] bytes = bytes(connection);
            if (bytes == null) {
                return Optional.empty();
            }
            try {
                SloSnapshot snapshot = SloSnapshot.fromBytes(bytes);
                if (!snapshot.damage().isEmpty()) {
                    putAside(connection, bytes, String.join("; ", snapshot.damage()));
                }
                return Optional.of(snapshot);
            } catch (SnapshotFormatException e) {
                putAside(connection, bytes, String.valueOf(e.getMessage()));
                delete(connection);
                return Optional.empty();
            }
        }
    }

    private byte @Nullable [] bytes(Connection connection) throws SQLException {
        try (PreparedStatement select =
                connection.prepareStatement("SELECT bytes FROM slo_snapshot WHERE instance = ?")) {
            select.setString(1, instance);
            try (ResultSet row = select.executeQuery()) {
                return row.next() ? row.getBytes(1) : null;
            }
        }
    }

    private void delete(Connection connection) throws SQLException {
        try (PreparedStatement delete = connection.prepareStatement("DELETE FROM slo_snapshot WHERE instance = ?")) {
            delete.setString(1, instance);
            delete.executeUpdate();
        }
    }

    private void putAside(Connection connection, byte[] bytes, String why) throws SQLException {
        LOG.log(Level.WARNING, "the snapshot of " + instance + " is damaged and kept in slo_snapshot_aside: " + why);
        try (PreparedStatement merge =
                connection.prepareStatement("MERGE INTO slo_snapshot_aside VALUES (?, ?, ?, ?)")) {
            merge.setString(1, instance);
            merge.setInt(2, Math.min(aside(connection) + 1, MOST_ASIDE));
            merge.setString(3, why);
            merge.setBytes(4, bytes);
            merge.executeUpdate();
        }
    }

    private int aside(Connection connection) throws SQLException {
        try (PreparedStatement count =
                connection.prepareStatement("SELECT COUNT(*) FROM slo_snapshot_aside WHERE instance = ?")) {
            count.setString(1, instance);
            try (ResultSet row = count.executeQuery()) {
                return row.next() ? row.getInt(1) : 0;
            }
        }
    }
}
