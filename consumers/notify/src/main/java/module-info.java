/** Requires nothing but slo4j's senders. */
module consumer {
    requires io.slo4j.notify;
    requires jdk.httpserver;
}
