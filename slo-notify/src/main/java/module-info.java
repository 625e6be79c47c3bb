/** Alerts that arrive: senders to Prometheus Alertmanager and to webhooks. */
module io.slo4j.notify {
    requires transitive io.slo4j;
    requires java.net.http;
    requires com.grack.nanojson;

    exports io.slo4j.notify;
}
