package fathom.bus;

import fathom.model.Instrument;

/** Every topic of the platform, written once. */
public final class Topics {
    private Topics() {}

    public static final String BOOKS = "market_data.book.*";
    public static final String TRADES = "market_data.trade.*";
    public static final String GAPS = "market_data.gap.*";
    public static final String CONSOLIDATED = "market_data.consolidated.*";
    public static final String BARS = "features.bar.*";
    public static final String FEATURES = "features.calculation.*";
    public static final String VPIN = "vpin.calculation.*";
    public static final String MARKS = "portfolio.mark.*";
    public static final String ORDERS = "order.request.*";
    public static final String FILLS = "order.fill.*";
    public static final String RISK = "risk.report.*";
    public static final String ANALYTICS = "analytics.report.*";
    public static final String ALLOCATIONS = "portfolio.allocation.*";
    public static final String HOSTS = "platform.host.*";

    public static Topic book(Instrument i) {
        return Topic.of("market_data.book." + i.topicPart());
    }

    public static Topic trade(Instrument i) {
        return Topic.of("market_data.trade." + i.topicPart());
    }

    public static Topic gap(Instrument i) {
        return Topic.of("market_data.gap." + i.topicPart());
    }

    /** The consolidated book of one asset over all venues. */
    public static Topic consolidated(String base) {
        return Topic.of("market_data.consolidated." + base);
    }

    public static Topic bar(Instrument i) {
        return Topic.of("features.bar." + i.topicPart());
    }

    public static Topic features(Instrument i) {
        return Topic.of("features.calculation." + i.topicPart());
    }

    public static Topic vpin(Instrument i) {
        return Topic.of("vpin.calculation." + i.topicPart());
    }

    public static Topic mark(String portfolio) {
        return Topic.of("portfolio.mark." + portfolio);
    }

    public static Topic allocation(String portfolio) {
        return Topic.of("portfolio.allocation." + portfolio);
    }

    public static Topic risk(String portfolio) {
        return Topic.of("risk.report." + portfolio);
    }

    public static Topic analytics(String portfolio) {
        return Topic.of("analytics.report." + portfolio);
    }

    public static Topic opportunity(String base) {
        return Topic.of("arbitrage.opportunity." + base);
    }

    public static Topic order(String portfolio) {
        return Topic.of("order.request." + portfolio);
    }

    public static Topic fill(String portfolio) {
        return Topic.of("order.fill." + portfolio);
    }

    /** Where a process says that it is there. */
    public static Topic host(String process) {
        return Topic.of("platform.host." + process);
    }

    /** Where an engine receives its questions. */
    public static Topic question(String engine) {
        return Topic.of("engine.question." + engine);
    }

    /** Where whoever asked receives the answers. */
    public static Topic answer(String asker) {
        return Topic.of("engine.answer." + asker);
    }
}
