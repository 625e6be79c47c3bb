package io.slo4j.internal.guard;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.Test;

/** Whatever a logger or a message does, who logs does not see it. */
class LogTest {
    private final Log log = Log.of("io.slo4j.test");
    private final List<String> written = new ArrayList<>();

    /** A handler that puts exceptions in words, and throws what that throws. */
    private void whileLogging(boolean broken, Runnable body) {
        Handler handler = new Handler() {
            @Override
            public void publish(LogRecord message) {
                if (broken) {
                    throw new IllegalStateException("logger is broken");
                }
                written.add(message.getMessage()
                        + (message.getThrown() == null
                                ? ""
                                : " " + message.getThrown().getMessage()));
            }

            @Override
            public void flush() {}

            @Override
            public void close() {}
        };
        Logger logger = Logger.getLogger("io.slo4j.test");
        logger.addHandler(handler);
        try {
            body.run();
        } finally {
            logger.removeHandler(handler);
        }
    }

    @Test
    void aMessageIsOneLineAndNoLongerThanTenThousandCharacters() {
        whileLogging(false, () -> log.warn("SLO \"a\nERROR all is lost\u001b[31m\" is " + "x".repeat(20_000)));
        assertEquals(
                "SLO \"a\\u000aERROR all is lost\\u001b[31m\" is xxxxx",
                written.get(0).substring(0, 49));
        assertEquals(10_000, written.get(0).length());
    }

    @Test
    void aRecordIsShownWithTheNameOfItsLoggerAndNotWithTheClassThatLogs() {
        List<String> shown = new ArrayList<>();
        Handler handler = new Handler() {
            @Override
            public void publish(LogRecord message) {
                shown.add(message.getSourceClassName() + " " + message.getSourceMethodName() + " "
                        + message.getLoggerName() + " " + message.getLevel() + " " + message.getMessage());
            }

            @Override
            public void flush() {}

            @Override
            public void close() {}
        };
        Logger logger = Logger.getLogger("io.slo4j.test");
        logger.addHandler(handler);
        log.warn("disk is full");
        log.error("disk is gone", new IllegalStateException("no disk"));
        log.info("disk is back");
        log.debug("never mind", new IllegalStateException("not shown"));
        logger.removeHandler(handler);
        assertEquals(
                List.of(
                        "null null io.slo4j.test WARNING disk is full",
                        "null null io.slo4j.test SEVERE disk is gone",
                        "null null io.slo4j.test INFO disk is back"),
                shown);
    }

    @Test
    void aLoggerThatThrowsIsNotHeardOf() {
        whileLogging(true, () -> log.warn("disk is full", new IllegalStateException("no space")));
        assertEquals(List.of(), written);
    }

    @Test
    void anExceptionWithoutWordsIsLoggedByItsClass() {
        whileLogging(false, () -> log.warn("disk is full", new Wordless()));
        assertEquals(
                List.of("disk is full (io.slo4j.internal.guard.LogTest$Wordless, which cannot be logged)"), written);
    }

    @Test
    void aMessageThatThrowsIsLoggedByWhatItThrew() {
        whileLogging(
                false,
                () -> log.warn(
                        () -> {
                            throw new Wordless();
                        },
                        null));
        assertEquals(List.of("a message that cannot be read: io.slo4j.internal.guard.LogTest$Wordless"), written);
    }

    private static final class Wordless extends RuntimeException {
        private static final long serialVersionUID = 1;

        @Override
        public String getMessage() {
            throw new IllegalStateException("no words");
        }
    }
}
