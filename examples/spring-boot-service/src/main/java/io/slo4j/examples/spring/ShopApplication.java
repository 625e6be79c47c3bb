package io.slo4j.examples.spring;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** A shop with a database. Its SLOs are in {@code application.yaml}. */
@SpringBootApplication
public class ShopApplication {
    /**
     * Starts the shop.
     *
     * @param arguments properties: {@code --server.port=8081}
     */
    public static void main(String[] arguments) {
        SpringApplication.run(ShopApplication.class, arguments);
    }
}
