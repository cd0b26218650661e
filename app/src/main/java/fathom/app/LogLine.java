package fathom.app;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.LayoutBase;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;

/** {@code 14:03:07.512 WARN  fathom.bus.redis.RedisBus: words}, and the stack of what was thrown. Logback's own pattern makes 66 lambdas before the first line. */
final class LogLine extends LayoutBase<ILoggingEvent> {
    @Override
    public String doLayout(ILoggingEvent event) {
        var line = new StringBuilder(160);
        DateTimeFormatter.ofPattern("HH:mm:ss.SSS ").withZone(ZoneId.systemDefault()).formatTo(event.getInstant(), line);
        line.append(String.format("%-5s ", event.getLevel())).append(event.getLoggerName()).append(": ").append(event.getFormattedMessage()).append(System.lineSeparator());
        if (event.getThrowableProxy() != null) line.append(ThrowableProxyUtil.asString(event.getThrowableProxy()));
        return line.toString();
    }
}
