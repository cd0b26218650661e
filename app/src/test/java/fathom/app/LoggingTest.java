package fathom.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.core.ConsoleAppender;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

class LoggingTest {
    private final LoggerContext log = context();

    @Test
    void isFoundByLogbackAndLeavesStandardOutputToTheAnswers() {
        var appenders = log.getLogger(Logger.ROOT_LOGGER_NAME).iteratorForAppenders();
        assertThat(appenders).toIterable().singleElement().isInstanceOfSatisfying(ConsoleAppender.class, a -> {
            assertThat(a.isStarted()).isTrue();
            assertThat(a.getTarget()).isEqualTo("System.err");
        });
    }

    @Test
    void warningsAreWrittenAndTheTalkOfTheNetworkIsNot() {
        assertThat(log.getLogger("fathom.bus").getEffectiveLevel()).isEqualTo(Level.WARN);
        assertThat(log.getLogger("io.lettuce.core").getEffectiveLevel()).isEqualTo(Level.ERROR);
        assertThat(log.getLogger("javafx").getEffectiveLevel()).isEqualTo(Level.ERROR);
        assertThat(log.getLogger("io.netty.util.concurrent.DefaultPromise.rejectedExecution").getEffectiveLevel()).isEqualTo(Level.OFF);
    }

    @Test
    void whatJavaFxLogsComesHereToo() {
        assertThat(System.getLogger("javafx").isLoggable(System.Logger.Level.WARNING)).isFalse();
        assertThat(System.getLogger("javafx").isLoggable(System.Logger.Level.ERROR)).isTrue();
        assertThat(System.getLogger("javafx").getClass().getName()).startsWith("org.slf4j");
    }

    /** While another thread is just setting up the logging, there is a stand-in. */
    private static LoggerContext context() {
        await().until(() -> LoggerFactory.getILoggerFactory() instanceof LoggerContext);
        return (LoggerContext) LoggerFactory.getILoggerFactory();
    }
}
