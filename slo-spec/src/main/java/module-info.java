/** SLOs as code: files of SLOs, in formats of several tools. */
module io.slo4j.spec {
    requires transitive io.slo4j;
    requires com.grack.nanojson;
    requires org.snakeyaml.engine;

    exports io.slo4j.spec.file;
    exports io.slo4j.spec.grafana;
    exports io.slo4j.spec.prometheus;
}
