package io.slo4j.micrometer;

import io.micrometer.core.instrument.Meter;
import java.lang.System.Logger.Level;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Says which meters could not be registered, once for each of the few names that there are. Never throws. */
final class Complaints {
    private final Set<String> said = ConcurrentHashMap.newKeySet();

    void notRegistered(Meter.Id meter, RuntimeException thrown) {
        if (said.add(meter.getName())) {
            warn(
                    "a meter could not be registered: " + meter.getName() + " of SLO \"" + meter.getTag("slo")
                            + "\" (said once for each name)",
                    thrown);
        }
    }

    private static void warn(String message, RuntimeException thrown) {
        try {
            System.getLogger("io.slo4j.micrometer").log(Level.WARNING, message, thrown);
        } catch (Throwable broken) {
            /* Of a logger that does not work, nobody can be told. */
        }
    }
}
