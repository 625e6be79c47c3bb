package io.slo4j.spring;

import static org.junit.jupiter.api.Assertions.assertEquals;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.filter.OncePerRequestFilter;

/** Requests that a filter answers or fails, so that no handler is ever found. */
class FilteredRequestTest {
    private static Server server;

    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    @Import(Handlers.class)
    static class Application {
        @Bean
        Door door() {
            return new Door();
        }
    }

    @RestController
    static class Handlers {
        @GetMapping("/fence")
        String fence() {
            return "";
        }

        @GetMapping("/orders")
        String orders(@RequestParam String door) {
            return door;
        }
    }

    static class Door extends OncePerRequestFilter {
        @Override
        protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
                throws ServletException, IOException {
            String door = String.valueOf(request.getParameter("door"));
            if (door.equals("broken")) {
                throw new IllegalStateException("the door is broken");
            }
            if (door.equals("closed")) {
                response.sendError(401);
            } else {
                chain.doFilter(request, response);
            }
        }
    }

    @BeforeAll
    static void start() {
        server = new Server(WebApplicationType.SERVLET, Application.class, "slo.http.objective=99.5%");
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void aRequestThatNeverFindsItsHandlerCountsNowhere() throws Throwable {
        server.isCounted(new String[] {"/orders good"}, () -> {
            assertEquals(500, server.get("/orders?door=broken").statusCode());
            assertEquals(401, server.get("/orders?door=closed").statusCode());
            assertEquals(200, server.get("/orders?door=open").statusCode());
        });
    }
}
