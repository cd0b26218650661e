package fathom.platform;

import static java.util.Map.entry;

import fathom.bus.BusEvent;
import fathom.bus.BusStats;
import fathom.bus.InboxStats;
import fathom.bus.Interest;
import fathom.bus.TopicPattern;
import fathom.bus.WireStats;
import fathom.bus.codec.PayloadTypes;
import fathom.desk.ArbitrageState;
import fathom.desk.Opportunity;
import fathom.desk.PortfolioMark;
import fathom.engine.Answer;
import fathom.engine.EngineStatus;
import fathom.engine.Question;
import fathom.engine.analytics.DrawdownReport;
import fathom.engine.analytics.PerformanceReport;
import fathom.engine.features.FeatureVector;
import fathom.engine.marketdata.ConsolidatedBook;
import fathom.engine.marketdata.DataQuality;
import fathom.engine.portfolio.Allocation;
import fathom.engine.risk.BacktestReport;
import fathom.engine.risk.ComponentReport;
import fathom.engine.risk.RiskReport;
import fathom.engine.vpin.VpinReading;
import fathom.hardware.HardwareSnapshot;
import fathom.market.FeedStatus;
import fathom.measure.Latency;
import fathom.measure.Reading;
import fathom.model.Bar;
import fathom.model.Book;
import fathom.model.Fill;
import fathom.model.Gap;
import fathom.model.Instrument;
import fathom.model.Order;
import fathom.model.Trade;
import fathom.platform.host.HostReport;
import java.util.Map;

/** Every record that travels over a bus that leaves this process. */
public final class Payloads {
    public static final PayloadTypes TYPES = new PayloadTypes(Map.ofEntries(
            entry("instrument", Instrument.class), entry("book", Book.class), entry("trade", Trade.class), entry("gap", Gap.class), entry("bar", Bar.class),
            entry("order", Order.class), entry("fill", Fill.class),
            entry("question", Question.class), entry("answer", Answer.class),
            entry("consolidated-book", ConsolidatedBook.class), entry("data-quality", DataQuality.class),
            entry("features", FeatureVector.class),
            entry("vpin", VpinReading.class),
            entry("risk", RiskReport.class), entry("risk-components", ComponentReport.class), entry("risk-backtest", BacktestReport.class),
            entry("performance", PerformanceReport.class), entry("drawdowns", DrawdownReport.class),
            entry("allocation", Allocation.class),
            entry("mark", PortfolioMark.class), entry("arbitrage", ArbitrageState.class), entry("opportunity", Opportunity.class),
            entry("engine-status", EngineStatus.class), entry("inbox-stats", InboxStats.class), entry("latency", Latency.class),
            entry("bus-stats", BusStats.class), entry("wire-stats", WireStats.class), entry("bus-event", BusEvent.class),
            entry("topic-pattern", TopicPattern.class), entry("interest", Interest.class),
            entry("feed-status", FeedStatus.class), entry("host-report", HostReport.class),
            entry("hardware", HardwareSnapshot.class), entry("reading", Reading.Value.class), entry("absent", Reading.Absent.class)));

    private Payloads() {}
}
