/** Service level objectives inside a JVM service: counting, burn rates, error budgets and alerts. */
module io.slo4j {
    requires static transitive org.jspecify; // in the signatures that users compile against; not needed to run
    requires static java.logging; // only where that is what System.Logger writes to
    requires HdrHistogram;
    requires org.jctools.core.jdk11;

    exports io.slo4j;
    exports io.slo4j.alert;
    exports io.slo4j.annotation;
    exports io.slo4j.budget;
    exports io.slo4j.latency;
    exports io.slo4j.series;
    exports io.slo4j.source;
    exports io.slo4j.spec;
    exports io.slo4j.store;
    exports io.slo4j.text;
    exports io.slo4j.time;
    exports io.slo4j.view;

    uses io.slo4j.annotation.ResultAdapter;
}
