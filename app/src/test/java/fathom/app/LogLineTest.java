package fathom.app;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.LoggingEvent;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class LogLineTest {
    private final Logger log = new LoggerContext().getLogger("fathom.bus");

    private String line(Throwable thrown, Object... arguments) {
        return new LogLine().doLayout(new LoggingEvent("", log, Level.WARN, "lost {} of {}", thrown, arguments));
    }

    @Test
    void saysWhenHowBadWhereAndWhat() {
        assertThat(line(null, 3, "ticks")).matches("\\d\\d:\\d\\d:\\d\\d\\.\\d{3} WARN  fathom\\.bus: lost 3 of ticks\\R");
    }

    @Test
    void whatWasThrownFollowsWithItsCause() {
        assertThat(line(new IllegalStateException("closed", new IOException("reset")), 1, 2))
                .contains("lost 1 of 2", "java.lang.IllegalStateException: closed", "at fathom.app.LogLineTest", "Caused by: java.io.IOException: reset");
    }
}
