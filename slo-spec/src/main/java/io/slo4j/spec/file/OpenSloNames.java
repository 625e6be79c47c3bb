package io.slo4j.spec.file;

import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/** Names that OpenSLO allows: as in RFC 1123, small letters, digits and dashes, 63 at most, each once. */
final class OpenSloNames {
    private static final int LONGEST = 63;

    private final Set<String> taken = new HashSet<>();

    /** The name itself if it is allowed, or one that resembles it. */
    String of(String name) {
        String plain =
                name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9-]+", "-").replaceAll("^-+|-+$", "");
        String base = plain.isEmpty() ? "slo" : plain;
        String candidate = cut(base, "");
        for (int i = 2; !taken.add(candidate); i++) {
            candidate = cut(base, "-" + i);
        }
        return candidate;
    }

    private static String cut(String base, String end) {
        return base.substring(0, Math.min(base.length(), LONGEST - end.length()))
                        .replaceAll("-+$", "")
                + end;
    }
}
