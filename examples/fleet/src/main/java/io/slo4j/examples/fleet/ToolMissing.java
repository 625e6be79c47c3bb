package io.slo4j.examples.fleet;

import java.io.IOException;

/** Prometheus or Alertmanager is not there, or does not start. */
final class ToolMissing extends IOException {
    private static final long serialVersionUID = 1;

    ToolMissing(String message) {
        super(message);
    }
}
