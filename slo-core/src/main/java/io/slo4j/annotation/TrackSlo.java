package io.slo4j.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Counts the calls of this method, or of all methods of this type that can be tracked, as events of an SLO, with the outcomes of
 * {@link io.slo4j.Slo#call}. A call that returns a {@code CompletionStage} counts when the stage completes, whatever type the
 * method declares.
 *
 * <p>Annotate an interface or a class. The annotation of a method goes before that of its type, that of a class before those of
 * its superclass and its interfaces, and that of an interface before those of the interfaces that it extends. Where two are
 * equally near and say different things, both are refused. An annotation of your own that carries this one stands for it.
 *
 * <p>It takes effect through {@link SloProxies} or an integration, such as that of Spring Boot. On a method where it can have no
 * effect it is refused when the proxy is made; on a type it covers the methods that it can.
 *
 * <p>An SLO that is neither registered nor configured is defined by the annotation, if one of them says the objective:
 * {@code @TrackSlo(value = "checkout", objective = "99.9%", latency = "300ms")}. A configured SLO stays as it is configured.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.METHOD, ElementType.TYPE})
public @interface TrackSlo {
    /**
     * The name of the SLO.
     *
     * @return a name
     */
    String value();

    /**
     * The share of calls that must be good, {@code 99.9%}.
     *
     * @return empty if the SLO is defined elsewhere
     */
    String objective() default "";

    /**
     * The latency threshold: a good call that takes longer is bad.
     *
     * @return a time such as {@code 300ms}; empty if durations do not matter
     */
    String latency() default "";

    /**
     * The time over which the objective must be met.
     *
     * @return such as {@code 30d} or {@code calendar month (Europe/Berlin)}; empty for thirty days
     */
    String period() default "";

    /**
     * Exceptions that are bad, where a wider type is good or ignored.
     *
     * @return types
     */
    Class<? extends Throwable>[] bad() default {};

    /**
     * Exceptions that are good, such as a caller's mistake.
     *
     * @return types
     */
    Class<? extends Throwable>[] good() default {};

    /**
     * Exceptions that count nothing.
     *
     * @return types
     */
    Class<? extends Throwable>[] ignored() default {};
}
