package io.slo4j.notify;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Of what a receiver answers, nothing is shown that has to do with a secret, however it is encoded; the rest is shown. */
class HiddenSecretsTest {
    private static final int MOST = 2_000;

    private static final List<UnaryOperator<String>> ENCODINGS = List.of(
            text -> text,
            text -> text.toUpperCase(Locale.ROOT),
            text -> text.toLowerCase(Locale.ROOT),
            text -> URLEncoder.encode(text, StandardCharsets.UTF_8),
            HiddenSecretsTest::percent,
            text -> text.replace("&", "&amp;")
                    .replace("<", "&lt;")
                    .replace(">", "&gt;")
                    .replace("\"", "&quot;"),
            HiddenSecretsTest::entities,
            text -> text.replace("\\", "\\\\").replace("\"", "\\\"").replace("/", "\\/"),
            HiddenSecretsTest::unicode,
            text -> Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8)),
            text -> Base64.getUrlEncoder()
                    .withoutPadding()
                    .encodeToString(("x" + text).getBytes(StandardCharsets.UTF_8)),
            text -> Base64.getEncoder().encodeToString(("ab" + text + "c").getBytes(StandardCharsets.UTF_8)),
            text -> HexFormat.of().formatHex(text.getBytes(StandardCharsets.UTF_8)),
            text -> String.join("-", text.split("")));

    private static String percent(String text) {
        return HexFormat.ofDelimiter("").withPrefix("%").formatHex(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String entities(String text) {
        StringBuilder encoded = new StringBuilder();
        text.chars().forEach(character -> encoded.append("&#").append(character).append(';'));
        return encoded.toString();
    }

    private static String unicode(String text) {
        StringBuilder encoded = new StringBuilder();
        text.chars().forEach(character -> encoded.append(String.format("\\u%04x", character)));
        return encoded.toString();
    }

    @ParameterizedTest
    @CsvSource(
            delimiterString = " => ",
            value = {
                "no_team: T0SECRETX => no_team: ***",
                "no route services/T0SECRETX/x => no route ***",
                "unknown B0 and T7Y => unknown B0 and ***",
                "{\"url\":\"\\/services\\/T0SECRETX\\/x\"} => ***",
                "url=%2Fservices%2FT0SECRETX%2Fx is gone => *** is gone",
                "bad token Q-12345-ABC => bad token ***",
                "invalid bearer token => invalid bearer token",
                "pw is pa%26ss%2Fword&#38;co => pw is ***",
                "pw is pa&amp;ss&sol;word => pw is ***",
                "not available: 100% of 7 hosts are down => not available: 100% of 7 hosts are down",
                "key header/value++, KEY HEADER\\/VALUE\\u002b\\u002b => key *** KEY ***",
            })
    void aWordThatIsPartOfASecretIsHiddenAndOthersAreShown(String answer, String shown) {
        Secrets secrets = new Secrets(
                URI.create("https://hooks.example/services/T0SECRETX/T7Y/x?token=Q-12345-ABC"),
                List.of(
                        "Basic "
                                + Base64.getEncoder()
                                        .encodeToString("user:pa&ss/word".getBytes(StandardCharsets.UTF_8)),
                        "header/value++"),
                List.of());
        assertEquals(shown, secrets.hidden(answer, 200));
    }

    @Test
    void ofAnySecretInAnyEncodingNotSixCharactersInARowAreShown() {
        for (int seed = 0; seed < 500; seed++) {
            Random random = new Random(seed);
            String token = random(random, "abcXYZ0189-._~+/=", 8 + random.nextInt(40));
            String password = random(random, "abcdefGHIJ0123&<>\"'/\\%+;:=?#$!{}()@^,", 8 + random.nextInt(20));
            String part = random(random, "abcdefghijKLMNOP0123456789", 6 + random.nextInt(20));
            String query = random(random, "abcdefghijKLMNOP0123456789-_", 6 + random.nextInt(20));
            String key = random(random, "0123456789abcdef", 32);
            Secrets secrets = new Secrets(
                    URI.create("https://hooks.example/a/" + part + "/b?token=" + query),
                    List.of(
                            "Bearer " + token,
                            "Basic "
                                    + Base64.getEncoder()
                                            .encodeToString(("me:" + password).getBytes(StandardCharsets.UTF_8))),
                    List.of(key));
            for (String secret : List.of(token, password, part, query, key)) {
                UnaryOperator<String> inner = ENCODINGS.get(random.nextInt(ENCODINGS.size()));
                UnaryOperator<String> outer = ENCODINGS.get(random.nextInt(9));
                String echo = inner.apply(secret);
                echo = random.nextBoolean() ? echo : outer.apply(echo);
                String said = "\u00f1 " + random(random, "{[\"=:(,'", random.nextInt(3)) + echo
                        + random(random, "}]\"&;),'", random.nextInt(3)) + " \u00f1\u00f1";
                String shown = secrets.hidden(said, MOST);
                int of = seed;
                assertTrue(
                        shown.startsWith("\u00f1 ") && shown.endsWith(" \u00f1\u00f1"),
                        () -> of + ": " + said + " is shown as " + shown);
                assertFalse(shows(shown, secret), () -> of + ": " + secret + " in " + said + " is shown as " + shown);
                assertTrue(
                        letters(secret).length() < 6 || shown.contains("***"),
                        () -> of + ": " + secret + " in " + said + " is shown as " + shown);
            }
        }
    }

    /* Any six characters in a row, also with others between them. */
    private static boolean shows(String shown, String secret) {
        return shares(shown.toLowerCase(Locale.ROOT), secret.toLowerCase(Locale.ROOT))
                || shares(letters(shown), letters(secret));
    }

    private static boolean shares(String shown, String secret) {
        for (int i = 0; i + 6 <= secret.length(); i++) {
            if (shown.contains(secret.substring(i, i + 6))) {
                return true;
            }
        }
        return false;
    }

    private static String letters(String text) {
        return text.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "");
    }

    private static String random(Random random, String alphabet, int length) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < length; i++) {
            text.append(alphabet.charAt(random.nextInt(alphabet.length())));
        }
        return text.toString();
    }
}
