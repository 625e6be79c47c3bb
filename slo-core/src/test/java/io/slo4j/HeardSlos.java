package io.slo4j;

import java.util.ArrayList;
import java.util.List;

/** A listener that notes which SLOs come, {@code +checkout}, and which go, {@code -checkout}. */
class HeardSlos implements SloListener {
    final List<String> heard = new ArrayList<>();

    @Override
    public void registered(Slo slo) {
        heard.add("+" + slo.name());
    }

    @Override
    public void closed(Slo slo) {
        heard.add("-" + slo.name());
    }
}
