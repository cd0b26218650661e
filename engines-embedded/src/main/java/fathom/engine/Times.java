package fathom.engine;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalAccessor;

/** Times as people and files write them: ISO 8601, taken for UTC where it names no zone, or a number since the epoch, whose unit its size tells. */
final class Times {
    static final String CONVENTION = "ISO 8601, UTC where no zone is named; a number is seconds since the epoch below 1e11, milliseconds below 1e14, microseconds below 1e17, else nanoseconds";

    private static final BigDecimal[] LIMITS = {new BigDecimal("1e11"), new BigDecimal("1e14"), new BigDecimal("1e17")};

    private Times() {}

    /** @return epoch nanoseconds; @throws IllegalArgumentException when it is no time, or beyond the years 1677 to 2262 */
    static long parse(String text) {
        String s = text.strip();
        try {
            if (s.matches("[+-]?\\d+(\\.\\d+)?([eE][+-]?\\d{1,2})?")) return number(new BigDecimal(s));
            if (s.matches("\\d{4}-\\d{2}-\\d{2}")) return nanos(LocalDate.parse(s).atStartOfDay().toInstant(ZoneOffset.UTC));
            TemporalAccessor at = DateTimeFormatter.ISO_DATE_TIME.parseBest(s.replaceFirst("(?<=\\d) (?=\\d)", "T"), OffsetDateTime::from, LocalDateTime::from);
            return nanos(at instanceof OffsetDateTime zoned ? zoned.toInstant() : ((LocalDateTime) at).toInstant(ZoneOffset.UTC));
        } catch (DateTimeException | ArithmeticException e) {
            throw new IllegalArgumentException("'" + text + "' is no time", e);
        }
    }

    private static long number(BigDecimal value) {
        int unit = 0;
        while (unit < LIMITS.length && value.abs().compareTo(LIMITS[unit]) >= 0) unit++;
        BigInteger nanos = value.movePointRight(9 - 3 * unit).setScale(0, RoundingMode.HALF_EVEN).toBigInteger();
        return nanos.longValueExact();
    }

    private static long nanos(Instant at) {
        return Math.addExact(Math.multiplyExact(at.getEpochSecond(), 1_000_000_000L), at.getNano());
    }
}
