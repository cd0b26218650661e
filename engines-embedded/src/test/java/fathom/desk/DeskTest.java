package fathom.desk;

import static fathom.desk.EdgeTest.side;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;

import fathom.bus.MessageType;
import fathom.bus.Publisher;
import fathom.bus.Topics;
import fathom.bus.local.LocalBus;
import fathom.market.FeedSink;
import fathom.market.sim.SimConfig;
import fathom.market.sim.SimMarket;
import fathom.measure.Provenance;
import fathom.model.ArbitrageState;
import fathom.model.Book;
import fathom.model.FeeSchedule;
import fathom.model.Fill;
import fathom.model.Gap;
import fathom.model.Instrument;
import fathom.model.Order;
import fathom.model.PortfolioMark;
import fathom.model.Side;
import fathom.model.Trade;
import fathom.model.Venue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The desk on a real bus. */
class DeskTest {
    private static final long SECOND = 1_000_000_000L;

    private final LocalBus bus = new LocalBus("test");
    private final Desk desk = new Desk(bus, DeskConfig.standard(), Provenance.SIMULATED);
    private final Publisher feed = bus.publisher("feed");
    private long sequence;

    @AfterEach
    void close() {
        desk.close();
        bus.close();
    }

    @Test
    void anEdgeIsTakenWithTwoOrdersAndBothFillsAreBooked() {
        quote(Venue.BINANCE, "BTC", 10.000, 50_000, 50_001, 2);
        quote(Venue.COINBASE, "BTC", 10.001, 50_200, 50_201, 1);
        await().untilAsserted(() -> assertThat(desk.ordersWorking()).isEqualTo(2));
        quote(Venue.KRAKEN, "BTC", 10.500, 50_000, 50_300, 1);
        await().untilAsserted(() -> assertThat(desk.arbitrage().fillsBooked()).isEqualTo(2));
        assertThat(desk.arbitrage().ordersSent()).isEqualTo(2);
        assertThat(desk.arbitrage().taken()).isOne();
        PortfolioMark taker = mark("arbitrage");
        assertThat(taker.fills()).isEqualTo(2);
        assertThat(taker.gross()).as("bought and sold the same size").isCloseTo(0, within(1e-6));
        double fees = 50_001 * 0.00024 + 50_200 * 0.0005;
        assertThat(taker.pnl()).isCloseTo(50_200 - 50_001 - fees, within(1e-6));
        assertThat(desk.arbitrage().takenNet()).isCloseTo(taker.pnl(), within(1e-9));
    }

    @Test
    void anOrderThatComesTooLateExpiresAndIsAnsweredAllTheSame() {
        quote(Venue.BINANCE, "BTC", 10.000, 50_000, 50_001, 2);
        quote(Venue.COINBASE, "BTC", 10.001, 50_200, 50_201, 1);
        await().untilAsserted(() -> assertThat(desk.ordersWorking()).isEqualTo(2));
        quote(Venue.COINBASE, "BTC", 10.003, 50_000, 50_001, 1); // 5 ms there and back: it has repriced by then
        quote(Venue.KRAKEN, "BTC", 10.500, 50_000, 50_300, 1);
        await().untilAsserted(() -> assertThat(desk.arbitrage().fillsBooked()).isEqualTo(2));
        assertThat(mark("arbitrage").fills()).as("only the purchase was filled").isOne();
        assertThat(mark("arbitrage").positions()).singleElement().satisfies(p -> assertThat(p.quantity()).isEqualTo(1));
    }

    @Test
    void whatOneLegLeftOverIsUnwound() {
        quote(Venue.BINANCE, "BTC", 10.000, 50_000, 50_001, 2);
        quote(Venue.COINBASE, "BTC", 10.001, 50_200, 50_201, 1);
        await().untilAsserted(() -> assertThat(desk.ordersWorking()).isEqualTo(2));
        quote(Venue.COINBASE, "BTC", 10.003, 50_000, 50_001, 1);
        quote(Venue.KRAKEN, "ETH", 10.100, 2_000, 2_001, 1);
        await().untilAsserted(() -> assertThat(desk.arbitrage().fillsBooked()).isEqualTo(2));
        quote(Venue.BINANCE, "BTC", 10.110, 49_995, 50_001, 0.6); // the best bid after the fee, but it holds only a part
        quote(Venue.KRAKEN, "ETH", 10.200, 2_000, 2_001, 1);
        await().untilAsserted(() -> assertThat(desk.arbitrage().fillsBooked()).isEqualTo(3));
        assertThat(mark("arbitrage").positions()).singleElement().satisfies(p -> assertThat(p.quantity()).isCloseTo(0.4, within(1e-12)));
        quote(Venue.BINANCE, "BTC", 10.300, 49_995, 50_001, 0.6);
        assertThat(desk.ordersWorking()).as("what an unwinding left waits for the cool-down").isZero();
        quote(Venue.BINANCE, "BTC", 11.200, 49_995, 50_001, 0.6);
        quote(Venue.KRAKEN, "ETH", 11.300, 2_000, 2_001, 1);
        await().untilAsserted(() -> assertThat(desk.arbitrage().fillsBooked()).isEqualTo(4));
        assertThat(mark("arbitrage").positions()).as("flat, to the last digit").isEmpty();
        double paid = 50_001 * 1.00024, got = 49_995 * (1 - 0.00024);
        assertThat(mark("arbitrage").pnl()).isCloseTo(got - paid, within(1e-6));
    }

    @Test
    void symbolsThatTheDeskDoesNotTradeLeaveItUntouched() {
        quote(Venue.BINANCE, "S001", 10.000, 50_000, 50_001, 2);
        quote(Venue.COINBASE, "S001", 10.001, 50_200, 50_201, 1);
        quote(Venue.BINANCE, "BTC", 10.200, 50_000, 50_001, 2);
        assertThat(mark("large-cap").positions()).as("the desk is at work").hasSize(1);
        assertThat(desk.arbitrage().seen()).isZero();
        assertThat(desk.arbitrage().ordersSent()).isZero();
    }

    @Test
    void aMinuteOfTheSimulatedMarketIsMarkedAndLosesNoOrder() {
        var market = new SimMarket(SimConfig.standard(5, 2_000));
        var sink = new FeedSink() {
            @Override
            public void book(Book book, long intended) {
                feed.publish(Topics.BOOKS.topic(book.instrument()), MessageType.MARKET_DATA, book, intended);
            }

            @Override
            public void trade(Trade trade, long intended) {}

            @Override
            public void gap(Gap gap, long intended) {}
        };
        for (int i = 0; i < 120_000; i++) market.next(sink);
        await().untilAsserted(() -> assertThat(bus.stats().inboxes()).allSatisfy(i -> assertThat(i.accepted()).isEqualTo(i.handled() + i.conflated() + i.dropped())));
        assertThat(bus.stats().inboxes()).allSatisfy(i -> assertThat(i.failed()).isZero());
        ArbitrageState arbitrage = desk.arbitrage();
        assertThat(arbitrage.seen()).isPositive();
        assertThat(arbitrage.ordersSent()).isEqualTo(arbitrage.fillsBooked() + desk.ordersWorking());
        assertThat(desk.marks()).allSatisfy(m -> {
            assertThat(m.unpriced()).isEmpty();
            assertThat(m.pnl()).isCloseTo(m.realized() + m.unrealized() - m.fees(), within(1e-4));
        });
        assertThat(desk.tickToMark().count()).isPositive();
    }

    @Test
    void aFillWalksTheBookDownToTheLimit() {
        Book book = new Book(Instrument.spot(Venue.OKX, "BTC"), 0, 0, 1, side(99, 1, 98, 1, 90, 5), side(101, 1));
        var order = new Order(1, "arbitrage", book.instrument(), Side.SELL, 5, 97, 0, "test");
        Fill fill = SimulatedExecution.fill(order, book, 0, FeeSchedule.BASE);
        assertThat(fill.size()).isEqualTo(2);
        assertThat(fill.price()).isEqualTo(98.5);
        assertThat(fill.fee()).isCloseTo(197 * 0.001, within(1e-9));
        assertThat(SimulatedExecution.fill(order, null, 0, FeeSchedule.BASE).size()).isZero();
    }

    private void quote(Venue venue, String base, double second, double bid, double ask, double size) {
        long at = (long) (second * SECOND);
        // quoted in USD everywhere, so that no conversion plays a part
        var instrument = new Instrument(venue, base, "USD", Instrument.Kind.SPOT);
        Book book = new Book(instrument, at, at, ++sequence, side(bid, size), side(ask, size));
        feed.publish(Topics.BOOKS.topic(instrument), MessageType.MARKET_DATA, book, at);
        await().until(() -> bus.stats().inboxes().stream().allMatch(i -> i.waiting() == 0 && i.accepted() == i.handled() + i.conflated()));
    }

    private PortfolioMark mark(String id) {
        return desk.marks().stream().filter(m -> m.id().equals(id)).findFirst().orElseThrow();
    }
}
