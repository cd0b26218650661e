package fathom.platform;

import fathom.bus.TopicFamilies;
import fathom.bus.Topics;
import fathom.engine.Answer;
import fathom.engine.Question;
import fathom.engine.analytics.DrawdownReport;
import fathom.engine.analytics.PerformanceReport;
import fathom.engine.marketdata.DataQuality;
import fathom.engine.portfolio.Allocation;
import fathom.engine.risk.BacktestReport;
import fathom.engine.risk.ComponentReport;
import fathom.platform.host.HostReport;
import java.util.List;

/** What may be on the bus of the standard platform. */
public final class StandardTopics {
    public static final TopicFamilies ALL = Topics.ALL
            .with(List.of(PerformanceReport.TOPICS, Allocation.TOPICS, Question.TOPICS, Answer.TOPICS, HostReport.TOPICS))
            .withRecord("data-quality", DataQuality.class)
            .withRecord("risk-components", ComponentReport.class).withRecord("risk-backtest", BacktestReport.class)
            .withRecord("drawdowns", DrawdownReport.class);

    private StandardTopics() {}
}
