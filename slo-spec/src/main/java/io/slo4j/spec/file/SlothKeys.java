package io.slo4j.spec.file;

import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** The keys of Sloth, in the spelling of its files ({@code error_query}) or of its Kubernetes resource ({@code errorQuery}). */
record SlothKeys(boolean ofResource) {
    private static final Pattern WORD = Pattern.compile("_([a-z])");

    String spelled(String key) {
        return ofResource
                ? WORD.matcher(key).replaceAll(letter -> letter.group(1).toUpperCase(Locale.ROOT))
                : key;
    }

    Keys of(Element element, String... names) {
        Set<String> known = new LinkedHashSet<>();
        for (String name : names) {
            known.add(spelled(name));
        }
        Keys keys = element.keys(known);
        keys.leaveOutUnknown();
        return keys;
    }
}
