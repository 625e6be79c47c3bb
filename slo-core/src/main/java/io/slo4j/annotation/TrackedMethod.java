package io.slo4j.annotation;

import static io.slo4j.internal.check.Arguments.given;

import io.slo4j.Slo;
import io.slo4j.internal.check.OneLine;
import io.slo4j.spec.SloSpec;
import java.lang.reflect.Method;
import java.util.List;
import java.util.Optional;

/** A method whose calls are events of an SLO. Immutable. */
public final class TrackedMethod {
    private final Method method;
    private final Declared declared;
    private final List<ResultAdapter> adapters;

    TrackedMethod(Method method, Declared declared, List<ResultAdapter> adapters) {
        this.method = method;
        this.declared = declared;
        this.adapters = List.copyOf(adapters);
    }

    /**
     * The method, as it is called.
     *
     * @return a method of an interface, or of the class itself
     */
    public Method method() {
        return method;
    }

    /**
     * The name of the SLO.
     *
     * @return as the annotation says it
     */
    public String slo() {
        return declared.annotation().value();
    }

    /**
     * Where the annotation is.
     *
     * @return a method or a type, {@code Shop.placeOrder(String)}
     */
    public String place() {
        return declared.place();
    }

    /**
     * What the annotation says about the SLO beside its name.
     *
     * @return empty if it only names the SLO
     */
    public Optional<SloSpec> spec() {
        return Optional.ofNullable(Declared.spec(declared.annotation()));
    }

    /**
     * Counts calls as events of an SLO.
     *
     * @param counter the SLO that the annotation names
     * @return what to put around each call
     */
    public TrackedCalls in(Slo counter) {
        return new TrackedCalls(given("counter", counter), method.getReturnType(), adapters);
    }

    /** The method and its SLO. */
    @Override
    public String toString() {
        return OneLine.of("TrackedMethod[" + Signature.text(method) + " in " + slo() + "]");
    }
}
