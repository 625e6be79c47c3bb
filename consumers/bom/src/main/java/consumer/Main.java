package consumer;

import io.slo4j.*;
import io.slo4j.alert.AlertPolicy;
import io.slo4j.micrometer.SloMetrics;
import io.slo4j.simulate.PolicyAnalysis;
import io.slo4j.store.SnapshotStore;
import io.slo4j.test.SnapshotStoreContract;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Uses every library that the BOM lists. */
final class Main {
    private Main() {}

    public static void main(String[] arguments) throws IOException {
        PolicyAnalysis analysis =
                PolicyAnalysis.of(Objective.parse("99.9%"), SloPeriod.THIRTY_DAYS, AlertPolicy.standard());
        Path directory = Files.createTempDirectory("consumer");
        List<String> violations =
                SnapshotStoreContract.violations(place -> SnapshotStore.directory(directory.resolve(place)));
        System.out.println("bom: " + analysis.rules().size() + " rules, " + SloMetrics.class.getSimpleName()
                + ", and a store " + (violations.isEmpty() ? "without violations" : "with " + violations));
    }
}
