package io.slo4j.notify;

import com.grack.nanojson.JsonObject;
import com.grack.nanojson.JsonParser;
import com.grack.nanojson.JsonParserException;
import java.io.IOException;
import java.util.List;

/** What arrives at a receiver behind Alertmanager: the pager, as it were. */
final class Notifications implements AutoCloseable {
    private final StubReceiver receiver;

    Notifications() throws IOException {
        this.receiver = StubReceiver.start();
    }

    String url() {
        return receiver.url() + "/";
    }

    /** The notifications of one SLO and severity so far: {@code firing} or {@code resolved}, as they came. */
    List<String> of(String slo, String severity) {
        return receiver.all.stream()
                .map(request -> object(request.body()))
                .filter(json -> json.getObject("groupLabels").getString("slo").equals(slo))
                .filter(json ->
                        json.getObject("groupLabels").getString("severity").equals(severity))
                .map(json -> json.getString("status"))
                .toList();
    }

    /** How many alerts the notification of most of them holds. */
    int mostAlerts() {
        return receiver.all.stream()
                .mapToInt(request -> object(request.body()).getArray("alerts").size())
                .max()
                .orElse(0);
    }

    private static JsonObject object(String json) {
        try {
            return JsonParser.object().from(json);
        } catch (JsonParserException wrong) {
            throw new AssertionError(wrong);
        }
    }

    @Override
    public void close() {
        receiver.close();
    }
}
