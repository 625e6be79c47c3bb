package io.slo4j.examples.store;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import io.slo4j.Slo;
import io.slo4j.SloRegistry;
import io.slo4j.store.SloSnapshot;
import io.slo4j.view.RegistryView;
import java.sql.SQLException;
import java.util.List;

/** Counts in two instances of a service, each with a row of its own, and prints what they counted together. */
public final class Main {
    private static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

    private Main() {}

    /**
     * Run it twice: the second run continues from the first.
     *
     * @param args the place of the database; {@code ./slo4j-snapshots} by default
     * @throws SQLException if the database cannot be used
     * @throws JsonProcessingException never
     */
    public static void main(String[] args) throws SQLException, JsonProcessingException {
        String url = "jdbc:h2:" + (args.length > 0 ? args[0] : "./slo4j-snapshots");
        System.out.println(run(url));
    }

    static String run(String url) throws SQLException, JsonProcessingException {
        SloSnapshot blue = count(url, "blue", 1_000, 1);
        SloSnapshot green = count(url, "green", 2_000, 0);
        return JSON.writeValueAsString(RegistryView.of(SloSnapshot.merge(List.of(blue, green))));
    }

    private static SloSnapshot count(String url, String instance, long good, long bad) throws SQLException {
        try (SloRegistry slos =
                SloRegistry.builder().store(new H2Store(url, instance)).build()) {
            Slo checkout = Slo.builder("checkout").objective("99.9%").register(slos);
            checkout.good(good);
            checkout.bad(bad);
            return slos.snapshot();
        }
    }
}
