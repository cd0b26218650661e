package fathom.bus;

import fathom.bus.TopicFamily.Stage;
import fathom.model.Bar;
import fathom.model.Book;
import fathom.model.ConsolidatedBook;
import fathom.model.FeatureVector;
import fathom.model.Fill;
import fathom.model.Gap;
import fathom.model.Order;
import fathom.model.PortfolioMark;
import fathom.model.RiskReport;
import fathom.model.Trade;
import fathom.model.VpinReading;

/** The topics on which packages meet that do not know each other. What only one of them says stands beside it. */
public final class Topics {
    public static final TopicFamily<Book> BOOKS = TopicFamily.of("market_data.book", Stage.VENUES, "Books", MessageType.MARKET_DATA, Book.class, "book")
            .latestOnScreen().maybeShed();
    public static final TopicFamily<Trade> TRADES = TopicFamily.of("market_data.trade", Stage.VENUES, "Trades", MessageType.MARKET_DATA, Trade.class, "trade")
            .latestOnScreen().maybeShed();
    public static final TopicFamily<Gap> GAPS = TopicFamily.of("market_data.gap", Stage.VENUES, "Gaps", MessageType.MARKET_DATA, Gap.class, "gap")
            .recentOnScreen().maybeShed();

    /** One asset over all venues. */
    public static final TopicFamily<ConsolidatedBook> CONSOLIDATED = TopicFamily.of("market_data.consolidated", Stage.ENGINES, "Consolidated books",
            MessageType.PRICE_UPDATE, ConsolidatedBook.class, "consolidated-book").latestOnScreen().maybeShed();
    public static final TopicFamily<Bar> BARS = TopicFamily.of("features.bar", Stage.ENGINES, "Bars", MessageType.MARKET_DATA, Bar.class, "bar");
    public static final TopicFamily<FeatureVector> FEATURES = TopicFamily.of("features.calculation", Stage.ENGINES, "Features", MessageType.FACTOR_CALCULATION,
            FeatureVector.class, "features").latestOnScreen();
    public static final TopicFamily<VpinReading> VPIN = TopicFamily.of("vpin.calculation", Stage.ENGINES, "VPIN", MessageType.VPIN_CALCULATION,
            VpinReading.class, "vpin").latestOnScreen();
    public static final TopicFamily<RiskReport> RISK = TopicFamily.of("risk.report", Stage.ENGINES, "Risk reports", MessageType.RISK_METRIC, RiskReport.class, "risk")
            .latestOnScreen();

    public static final TopicFamily<PortfolioMark> MARKS = TopicFamily.of("portfolio.mark", Stage.DESK, "Portfolio marks", MessageType.PORTFOLIO_UPDATE,
            PortfolioMark.class, "mark");
    public static final TopicFamily<Order> ORDERS = TopicFamily.of("order.request", Stage.DESK, "Orders", MessageType.ORDER_REQUEST, Order.class, "order");
    public static final TopicFamily<Fill> FILLS = TopicFamily.of("order.fill", Stage.DESK, "Fills", MessageType.TRADE_EXECUTION, Fill.class, "fill");

    public static final TopicFamilies ALL = TopicFamilies.of(BOOKS, TRADES, GAPS, CONSOLIDATED, BARS, FEATURES, VPIN, RISK, MARKS, ORDERS, FILLS);

    private Topics() {}
}
