package io.slo4j.examples.spring;

import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Breaks the database down and mends it: {@code POST /outage}, {@code DELETE /outage}. */
@RestController
class Outage {
    private final Database database;

    Outage(Database database) {
        this.database = database;
    }

    @PostMapping("/outage")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void begin() {
        database.breakDown();
    }

    @DeleteMapping("/outage")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void end() {
        database.mend();
    }
}
