package io.slo4j.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Counts the calls of this method, or of all methods of this type, as events of an SLO, with the outcomes of
 * {@link io.slo4j.Slo#call}. A method that returns a {@code CompletionStage} counts when the stage completes.
 *
 * <p>Annotate an interface, or the class that implements it. The annotation of a method wins over that of its type, and
 * that of the implementation over that of the interface. It takes effect through {@link SloProxies}.
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
