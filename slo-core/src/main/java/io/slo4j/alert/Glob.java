package io.slo4j.alert;

/** Patterns in which {@code *} stands for any characters, or none. */
final class Glob {
    private Glob() {}

    /*
     * It is enough to go back to the last star: whatever an earlier star could match instead, the last one can.
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
