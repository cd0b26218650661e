package fathom.desk;

import fathom.bus.Bus;
import fathom.bus.Envelope;
import fathom.bus.Interest;
import fathom.bus.Publisher;
import fathom.bus.Subscription;
import fathom.bus.Topics;
import fathom.engine.EventClock;
import fathom.market.UsdRates;
import fathom.measure.Clock;
import fathom.measure.Latency;
import fathom.measure.LatencyRecorder;
import fathom.measure.Provenance;
import fathom.model.ArbitrageState;
import fathom.model.Book;
import fathom.model.Fill;
import fathom.model.Order;
import fathom.model.PortfolioMark;
import fathom.model.RiskReport;
import fathom.model.Side;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Marks the portfolios on every book, looks for arbitrage on every book, takes what can be taken with the portfolio that is meant for it, and books the
 * fills. One thread does it all; what others read are immutable snapshots of at most a tenth of a second of event time ago.
 */
public final class Desk implements AutoCloseable {
    private final DeskConfig config;
    private final Provenance provenance;
    private final Publisher publisher;
    private final Map<String, AssetBooks> assets = new HashMap<>();
    private final Map<String, Account> accounts = new LinkedHashMap<>();
    private final Account taker;
    private final UsdRates rates = new UsdRates();
    private final EventClock clock = new EventClock();
    private final ArbitrageDetector detector;
    private final LatencyRecorder tickToMark = new LatencyRecorder();
    private final SimulatedExecution execution;
    private final Subscription subscription;
    private long orders;
    private long booked;
    private long refused;
    private long nextMark = Long.MIN_VALUE;
    private volatile List<PortfolioMark> marks;
    private volatile ArbitrageState arbitrage = ArbitrageState.EMPTY;

    /** @param provenance of the market data, and so of every mark */
    public Desk(Bus bus, DeskConfig config, Provenance provenance) {
        this.config = config;
        this.provenance = provenance;
        publisher = bus.publisher("desk");
        detector = new ArbitrageDetector(config.fees(), config.maxAge());
        for (PortfolioSpec spec : config.portfolios()) accounts.put(spec.id(), new Account(spec));
        taker = accounts.get(config.taker());
        marks = accounts.values().stream().map(a -> a.mark(0, provenance)).toList();
        execution = new SimulatedExecution(bus, config);
        var interests = List.of(Interest.latest(Topics.BOOKS), Interest.lossless(Topics.ORDERS), Interest.lossless(Topics.FILLS), Interest.latest(Topics.RISK));
        subscription = bus.subscribe("desk", interests, this::onMessage);
    }

    private void onMessage(Envelope message) {
        switch (message.payload()) {
            case Book book -> {
                execution.onBook(book);
                onBook(book, message.intended());
                long now = Clock.SYSTEM.now();
                tickToMark.record(now - message.intended(), now);
            }
            case Order order -> execution.onOrder(order, message.intended());
            case Fill fill -> onFill(fill, message.intended());
            case RiskReport report -> {
                Account account = accounts.get(report.portfolio());
                if (account != null) account.risk(report);
            }
            default -> throw new IllegalArgumentException("the desk did not ask for a " + message.payload().getClass().getName());
        }
    }

    private void onBook(Book book, long intended) {
        if (clock.see(book.receivedAt()) == EventClock.Step.BACK) rewind();
        rates.onBook(book);
        String base = book.instrument().base();
        if (UsdRates.isDollarCoin(base)) return;
        AssetBooks asset = assets.get(base);
        if (asset == null) {
            if (!config.assets().contains(base)) return;
            assets.put(base, asset = new AssetBooks(base));
        }
        double rate = rates.usdPer(book.instrument().quote());
        if (Double.isNaN(rate) || !asset.update(book, rate)) return;
        mark(asset);
        OpenEdge edge = book.isTwoSided() ? detector.look(asset, book.instrument().venue(), clock.now()) : null;
        if (edge != null) take(asset, edge, intended);
        if (clock.now() >= asset.unwindAt) unwind(asset, intended);
        if (clock.now() >= nextMark) publish(intended);
    }

    private void mark(AssetBooks asset) {
        double price = asset.price();
        if (Double.isNaN(price)) return;
        for (int i = 0; i < asset.holders.size(); i++) asset.holders.get(i).mark(price);
        if (!asset.opened) {
            asset.opened = true;
            for (Account account : accounts.values()) {
                Position position = account.firstQuoted(asset.base, price);
                if (position != null) hold(asset, position);
            }
        }
    }

    private static void hold(AssetBooks asset, Position position) {
        if (!asset.holders.contains(position)) asset.holders.add(position);
        position.mark(asset.price());
    }

    private void take(AssetBooks asset, OpenEdge open, long intended) {
        long now = clock.now();
        Edge edge = open.edge();
        boolean cooling = asset.lastTaken != Long.MIN_VALUE && now - asset.lastTaken < config.cooldown();
        if (open.taken || asset.working > 0 || cooling || edge.net() < config.minNet()) return;
        double limit = taker.spec().limits().maxPositionPercent() / 100 * taker.nav();
        if ((Math.abs(taker.quantity(asset.base)) + edge.size()) * asset.price() > limit) {
            refused++;
            return;
        }
        detector.take(open);
        asset.lastTaken = now;
        String reason = "opportunity " + open.id;
        send(asset, new Order(++orders, taker.spec().id(), open.buy, Side.BUY, edge.size(), edge.buyLimit(), now, reason), intended);
        send(asset, new Order(++orders, taker.spec().id(), open.sell, Side.SELL, edge.size(), edge.sellLimit(), now, reason), intended);
    }

    private void unwind(AssetBooks asset, long intended) {
        Order order = asset.working > 0 ? null : Unwind.order(orders + 1, taker, asset, config.fees(), clock.now(), config.maxAge());
        if (order == null) return;
        orders++;
        asset.unwindAt = Long.MAX_VALUE;
        send(asset, order, intended);
    }

    private void send(AssetBooks asset, Order order, long intended) {
        asset.working++;
        publisher.publish(Topics.ORDERS.topic(order.portfolio()), Topics.ORDERS.type(), order, intended);
    }

    private void onFill(Fill fill, long intended) {
        booked++;
        Account account = accounts.get(fill.order().portfolio());
        AssetBooks asset = assets.get(fill.order().instrument().base());
        if (account == null || asset == null) return;
        if (fill.size() > 0) {
            double rate = rates.usdPer(fill.order().instrument().quote());
            account.filled();
            hold(asset, account.book(asset.base, fill.order().side().sign() * fill.size(), fill.price() * rate, fill.fee() * rate));
        }
        if (account == taker) answered(asset, fill);
        publish(intended);
    }

    /** What one leg left over is unwound at once; what an unwinding left, after the cool-down. */
    private void answered(AssetBooks asset, Fill fill) {
        if (--asset.working > 0) return;
        boolean again = fill.order().reason().equals(Unwind.REASON);
        asset.unwindAt = !Unwind.isDue(taker, asset) ? Long.MAX_VALUE : again ? fill.at() + config.cooldown() : fill.at();
    }

    private void publish(long intended) {
        long now = clock.now();
        nextMark = now + config.markEvery();
        var latest = accounts.values().stream().map(a -> a.mark(now, provenance)).toList();
        marks = latest;
        arbitrage = detector.state(taker.pnl(), orders, booked, refused);
        for (PortfolioMark mark : latest) publisher.publish(Topics.MARKS.topic(mark.id()), Topics.MARKS.type(), mark, intended);
    }

    /** The recording was sought backwards: what is open belongs to another time; positions and their marks stay. */
    private void rewind() {
        for (AssetBooks asset : assets.values()) {
            detector.closeAll(asset, clock.now());
            asset.lastTaken = Long.MIN_VALUE;
            if (asset.unwindAt != Long.MAX_VALUE) asset.unwindAt = Long.MIN_VALUE;
        }
        nextMark = Long.MIN_VALUE;
    }

    public List<PortfolioMark> marks() {
        return marks;
    }

    public ArbitrageState arbitrage() {
        return arbitrage;
    }

    /** From the intended time of a book to the portfolios being marked with it, over the last ten seconds. */
    public Latency tickToMark() {
        return tickToMark.window(Clock.SYSTEM.now());
    }

    /** Orders sent that have not come to their venue yet: they do so as event time goes on. */
    public int ordersWorking() {
        return execution.working();
    }

    @Override
    public void close() {
        subscription.close();
    }
}
