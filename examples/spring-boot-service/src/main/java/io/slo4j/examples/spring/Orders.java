package io.slo4j.examples.spring;

import io.slo4j.annotation.TrackSlo;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/** Handlers that wait for the database. */
@RestController
@TrackSlo("checkout")
class Orders {
    private final JdbcClient jdbc;

    Orders(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @PostMapping("/orders")
    public String order(@RequestParam String item) {
        jdbc.sql("insert into orders (item) values (?)").param(item).update();
        return "ordered " + item;
    }

    @GetMapping("/orders/{id}")
    public String find(@PathVariable long id) {
        return jdbc.sql("select item from orders where id = ?")
                .param(id)
                .query(String.class)
                .optional()
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }
}
