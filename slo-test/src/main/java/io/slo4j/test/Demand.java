package io.slo4j.test;

import java.util.Locale;
import java.util.Optional;

/** What is demanded of stores. */
interface Demand {
    /** A sentence without its full stop. */
    String demand();

    /** Its constant. */
    String name();

    /** What is done at a place of its own; it throws if that goes wrong. */
    interface Check {
        void run(String place) throws Exception;
    }

    /** What is wrong, if anything is. */
    default Optional<String> violation(Check check) {
        try {
            check.run("contract-" + name().toLowerCase(Locale.ROOT).replace('_', '-'));
            return Optional.empty();
        } catch (Violation e) {
            return Optional.of(demand() + ", but " + e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.of(demand() + ", but the check was interrupted");
        } catch (Exception e) {
            return Optional.of(demand() + ", but threw " + e);
        }
    }
}
