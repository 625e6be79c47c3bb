package io.slo4j.internal.check;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** The settings that a builder has got, so that none is set twice. Not safe for use by several threads. */
public final class Settings {
    private static final String NO_TEXT = "";

    private final Map<String, String> values = new LinkedHashMap<>();

    /**
     * Notes that a setting gets a value.
     *
     * @param what the setting, as the error names it
     * @param value the value, whose text the error shows
     * @throws IllegalStateException if the setting has a value already, even the same
     */
    public void once(String what, Object value) {
        refuseSecond(what, value);
        values.put(what, value.toString());
    }

    /**
     * Notes that a setting gets a value that has no text of its own, such as a user's object.
     *
     * @param what the setting, as the error names it
     * @throws IllegalStateException if the setting has a value already
     */
    public void once(String what) {
        if (values.putIfAbsent(what, NO_TEXT) != null) {
            throw new IllegalStateException(what + " must be set once, but was set twice");
        }
    }

    /**
     * Refuses a second value without noting a first one, for a call that makes two settings or none.
     *
     * @param what the setting, as the error names it
     * @param value the value, whose text the error shows
     * @throws IllegalStateException if the setting has a value already
     */
    public void refuseSecond(String what, Object value) {
        String first = values.get(what);
        if (first != null) {
            throw new IllegalStateException(
                    what + " must be set once, but was set to " + first + " and then to " + value);
        }
    }

    /** The settings in their order: {@code objective 99.9%, period 7d}. */
    @Override
    public String toString() {
        return values.entrySet().stream()
                .map(setting -> (setting.getKey() + " " + setting.getValue()).strip())
                .collect(Collectors.joining(", "));
    }
}
