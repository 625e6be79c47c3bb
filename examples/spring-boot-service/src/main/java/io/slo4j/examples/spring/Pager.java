package io.slo4j.examples.spring;

import io.slo4j.alert.Alert;
import io.slo4j.alert.AlertListener;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Hears of every alert, because it is a bean. A real one would wake somebody. */
@RestController
class Pager implements AlertListener {
    private final List<String> heard = new CopyOnWriteArrayList<>();

    @Override
    public void onAlert(Alert alert) {
        heard.add(alert.summary());
    }

    @GetMapping("/pager")
    List<String> heard() {
        return heard;
    }
}
