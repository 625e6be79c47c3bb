package io.slo4j.benchmarks.spring;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** A service with one handler. */
@Configuration(proxyBeanMethods = false)
@EnableAutoConfiguration
@Import(Service.Handler.class)
public class Service {
    private static final String NONE = "io.slo4j.spring.SloAutoConfiguration,io.slo4j.spring.SloMvcAutoConfiguration,"
            + "io.slo4j.spring.SloObservationAutoConfiguration";

    /** The properties of a service with the starter: an annotated handler and every route. */
    static final String[] WITH = {
        "--slo.objectives.checkout.objective=99.9%",
        "--slo.objectives.checkout.latency-threshold=300ms",
        "--slo.http.objective=99.5%"
    };

    /** The property of a service without it. */
    static final String[] WITHOUT = {"--spring.autoconfigure.exclude=" + NONE};

    /** Answers at once. */
    @RestController
    public static class Handler {
        /** Is counted, if the starter is there. */
        @io.slo4j.annotation.TrackSlo("checkout")
        @GetMapping("/checkout")
        public String checkout() {
            return "bought";
        }
    }

    /** Starts and, if the system property {@code once} is set, ends again. */
    public static void main(String[] arguments) {
        var context = SpringApplication.run(Service.class, arguments);
        if (Boolean.getBoolean("once")) {
            System.exit(SpringApplication.exit(context));
        }
    }
}
