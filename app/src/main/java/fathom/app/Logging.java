package fathom.app;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.Configurator;
import ch.qos.logback.classic.spi.ConfiguratorRank;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.ConsoleAppender;
import ch.qos.logback.core.encoder.LayoutWrappingEncoder;
import ch.qos.logback.core.joran.spi.ConsoleTarget;
import ch.qos.logback.core.spi.ContextAwareBase;
import ch.qos.logback.core.util.OptionHelper;

/**
 * Where the log goes: warnings and worse to standard error, because standard output belongs to the answer of a command. Written as code since reading the same from
 * XML takes a quarter of a second on a slow machine; {@code -Dlogback.configurationFile=FILE} is heeded in its place.
 */
@ConfiguratorRank(ConfiguratorRank.CUSTOM_HIGH_PRIORITY)
public final class Logging extends ContextAwareBase implements Configurator {
    @Override
    public ExecutionStatus configure(LoggerContext log) {
        if (OptionHelper.getSystemProperty("logback.configurationFile", null) != null) return ExecutionStatus.INVOKE_NEXT_IF_ANY;
        var layout = new LogLine();
        layout.setContext(log);
        layout.start();
        var encoder = new LayoutWrappingEncoder<ILoggingEvent>();
        encoder.setContext(log);
        encoder.setLayout(layout);
        encoder.start();
        var appender = new ConsoleAppender<ILoggingEvent>();
        appender.setContext(log);
        appender.setTarget(ConsoleTarget.SystemErr.getName());
        appender.setEncoder(encoder);
        appender.start();
        Logger root = log.getLogger(Logger.ROOT_LOGGER_NAME);
        root.setLevel(Level.WARN);
        root.addAppender(appender);
        // That JavaFX is on the class path is our choice, and it warns of it at each start.
        log.getLogger("javafx").setLevel(Level.ERROR);
        // Every failure of a connection reaches whoever opened it; the rest is talk about closing twice and about threads that have ended.
        log.getLogger("io.lettuce").setLevel(Level.ERROR);
        log.getLogger("io.netty").setLevel(Level.ERROR);
        // A connection that was refused is told a second time after three seconds, when everything may be closed.
        log.getLogger("io.netty.util.concurrent.DefaultPromise.rejectedExecution").setLevel(Level.OFF);
        return ExecutionStatus.DO_NOT_INVOKE_NEXT_IF_ANY;
    }
}
