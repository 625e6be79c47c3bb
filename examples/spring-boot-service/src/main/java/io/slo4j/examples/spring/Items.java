package io.slo4j.examples.spring;

import io.slo4j.annotation.TrackSlo;
import java.util.concurrent.CompletableFuture;
import org.springframework.core.task.AsyncTaskExecutor;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** Handlers that answer later. */
@RestController
class Items {
    private final JdbcClient jdbc;
    private final AsyncTaskExecutor executor;

    Items(JdbcClient jdbc, AsyncTaskExecutor executor) {
        this.jdbc = jdbc;
        this.executor = executor;
    }

    @TrackSlo("stock")
    @GetMapping("/stock/{item}")
    public CompletableFuture<Integer> stock(@PathVariable String item) {
        return CompletableFuture.supplyAsync(() -> number("select pieces from items where name = ?", item), executor);
    }

    @TrackSlo("price")
    @GetMapping("/price/{item}")
    public Mono<Integer> price(@PathVariable String item) {
        return Mono.fromCallable(() -> number("select cents from items where name = ?", item))
                .subscribeOn(Schedulers.boundedElastic());
    }

    private int number(String sql, String item) {
        return jdbc.sql(sql).param(item).query(Integer.class).single();
    }
}
