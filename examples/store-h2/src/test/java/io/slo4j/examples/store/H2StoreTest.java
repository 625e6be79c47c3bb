package io.slo4j.examples.store;

import io.slo4j.test.SnapshotStoreContract;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class H2StoreTest {
    @Test
    void itKeepsTheContractOfSnapshotStores(@TempDir Path folder) {
        String url = "jdbc:h2:" + folder.resolve("slo4j");
        SnapshotStoreContract.check(place -> new H2Store(url, place));
    }
}
