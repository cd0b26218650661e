package fathom.engine.factor;

import fathom.bus.MessageType;
import fathom.bus.TopicFamily;
import fathom.bus.TopicFamily.Stage;
import java.util.List;

/**
 * What the factors say of all instruments at the end of one interval, and how they fared before.
 *
 * @param at          event time, epoch nanoseconds; @param interval of a factor's bar, nanoseconds
 * @param instruments with a bar that ended then; @param known factors with a value for at least {@value FactorQuality#LEAST} of them; @param factors all there are
 * @param intervals   over which information coefficients were taken since the start
 * @param best        at most ten, by their mean coefficients, the greatest in size first
 * @param why         one sentence while there is no coefficient
 */
public record FactorReport(long at, long interval, int instruments, int known, int factors, long intervals, List<Scored> best, String why) {
    public static final TopicFamily<FactorReport> TOPICS = TopicFamily.of("factor.report", Stage.ENGINES, "Factor reports", MessageType.FACTOR_CALCULATION, FactorReport.class, "factor-report")
            .latestOnScreen();

    /** @param ic Pearson's correlation of the values an interval ago with the returns since; NaN where it cannot be taken; @param mean of all so far; @param deviation n − 1; @param ratio mean over deviation */
    public record Scored(String name, String family, double ic, double mean, double deviation, double ratio) {}
}
