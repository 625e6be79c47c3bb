package io.slo4j.alert;

/** Texts in which {@code *} stands for anything, also for nothing. */
final class Glob {
    private Glob() {}

    /*
     * The last star seen is the only one worth going back to: what an earlier star could take in instead, this one can.
     */
    static boolean matches(String pattern, String text) {
        int at = 0;
        int star = -1;
        int taken = 0;
        int next = 0;
        while (next < text.length()) {
            if (at < pattern.length() && pattern.charAt(at) == '*') {
                star = at++;
                taken = next;
            } else if (at < pattern.length() && pattern.charAt(at) == text.charAt(next)) {
                at++;
                next++;
            } else if (star >= 0) {
                at = star + 1;
                next = ++taken;
            } else {
                return false;
            }
        }
        while (at < pattern.length() && pattern.charAt(at) == '*') {
            at++;
        }
        return at == pattern.length();
    }
}
