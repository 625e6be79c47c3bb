package io.slo4j.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Calls of this method, or of every method of this type, are events of an SLO, with the outcomes that
 * {@link io.slo4j.Slo#call} gives them; a method that returns a {@code CompletionStage} counts when that completes.
 *
 * <p>On an interface, or on the class that implements it; a method's own annotation goes before its type's, and the
 * implementation's before the interface's. It takes effect through {@link SloProxies}.
 */
@Documented
@Inherited
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.METHOD, ElementType.TYPE})
public @interface TrackSlo {
    /**
     * The name of the SLO.
     *
     * @return a name that is registered when the proxy is made
     */
    String value();
}
