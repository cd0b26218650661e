package fathom.market.venue;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fathom.market.Heard;
import fathom.market.Protocols;
import fathom.model.Book;
import fathom.model.Instrument;
import fathom.model.Side;
import fathom.model.Trade;
import fathom.model.Venue;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each venue's own rules, frame by frame. */
class StreamVenuesTest {
    private final Tally tally = new Tally();
    private final Heard heard = new Heard();
    private VenueDecoder decoder;

    private void on(Venue venue, String... frames) {
        if (decoder == null) decoder = Protocols.STANDARD.only(venue).all().getFirst().decoder(tally);
        for (String frame : frames) {
            byte[] bytes = frame.replace('\'', '"').getBytes(UTF_8);
            decoder.apply(bytes, 0, bytes.length, 5, heard, 7);
        }
    }

    private void top(double bid, double bidSize, double ask, double askSize) {
        Book b = heard.last();
        assertThat(new double[] {b.bid(), b.bids().size(0), b.ask(), b.asks().size(0)}).containsExactly(bid, bidSize, ask, askSize);
    }

    private static final String COINBASE_SNAPSHOT = coinbase(0, "l2_data", "{'type':'snapshot','product_id':'BTC-USD','updates':[{'side':'bid','event_time':'x','price_level':'99.5','new_quantity':'2'},"
            + "{'side':'offer','price_level':'100.5','new_quantity':'3'}]}");

    private static String coinbase(long number, String channel, String event) {
        return "{'channel':'" + channel + "','timestamp':'2026-08-24T22:34:13.793075885Z','sequence_num':" + number + ",'events':[" + event + "]}";
    }

    private static String coinbaseBid(long number, String price, String size) {
        return coinbase(number, "l2_data", "{'product_id':'BTC-USD','updates':[{'new_quantity':'" + size + "','price_level':'" + price + "','side':'bid'}],'type':'update'}");
    }

    @Test
    void coinbaseCountsEveryFrameOfTheConnection() {
        on(Venue.COINBASE, COINBASE_SNAPSHOT, coinbase(1, "subscriptions", "{}"), coinbaseBid(2, "99.7", "1"));
        top(99.7, 1, 100.5, 3);
        assertThat(heard.last().venueTime()).isEqualTo(1_787_610_853_793_075_885L);
        on(Venue.COINBASE, coinbaseBid(2, "99.9", "1"), coinbase(3, "heartbeats", "{}"), coinbaseBid(4, "99.7", "0"));
        top(99.5, 2, 100.5, 3);
        on(Venue.COINBASE, coinbaseBid(6, "99.6", "1"), coinbaseBid(7, "99.8", "1"));
        assertThat(heard.gaps).singleElement().satisfies(g -> assertThat(new long[] {g.expected(), g.received()}).containsExactly(5, 6));
        top(99.5, 2, 100.5, 3);
        assertThat(decoder.views()).singleElement().satisfies(b -> assertThat(b.stale()).isTrue());
        assertThat(decoder.waitingForSnapshot()).isEqualTo(2);
        on(Venue.COINBASE, COINBASE_SNAPSHOT);
        top(99.5, 2, 100.5, 3);
        assertThat(decoder.views()).singleElement().satisfies(b -> assertThat(b.stale()).isFalse());
        assertThat(tally.restarts()).as("0 begins another connection").isEqualTo(1);
        assertThat(tally.continuity().gaps()).isEqualTo(1);
        assertThat(tally.passedOver()).isEqualTo(Map.of("subscriptions", 1L, "heartbeats", 1L, "frame that came before", 1L));
    }

    /** A number that was never sent must not silence the feed for good. */
    @Test
    void coinbaseFramesThatCountOnByThemselvesAreAnotherConnection() {
        on(Venue.COINBASE, COINBASE_SNAPSHOT, coinbaseBid(9_000_000_000_000_000_000L, "99.6", "1"));
        for (int i = 1; i < 6; i++) on(Venue.COINBASE, coinbaseBid(i, "99.6", "1"));
        assertThat(tally.restarts()).isEqualTo(1);
        on(Venue.COINBASE, COINBASE_SNAPSHOT.replace("'sequence_num':0", "'sequence_num':6"), coinbaseBid(7, "99.9", "4"));
        top(99.9, 4, 100.5, 3);
    }

    @Test
    void coinbaseNamesTheMakerAndWhatWasTradedBeforeIsNoTrade() {
        String trades = "'trades':[{'product_id':'ETH-USD','trade_id':'7','price':'10.5','size':'2','time':'2026-08-12T19:27:48.298771Z','side':'BUY'}]}";
        on(Venue.COINBASE, coinbase(0, "market_trades", "{'type':'snapshot'," + trades), coinbase(1, "market_trades", "{'type':'update'," + trades), coinbase(2, "market_trades", "{'type':'update'," + trades));
        assertThat(heard.trades).singleElement().satisfies(t -> {
            assertThat(t.taker()).isEqualTo(Side.SELL);
            assertThat(t.instrument()).isEqualTo(new Instrument(Venue.COINBASE, "ETH", "USD", Instrument.Kind.SPOT));
            assertThat(t.venueTime()).isEqualTo(1_786_562_868_298_771_000L);
        });
        assertThat(tally.duplicates()).isEqualTo(1);
        assertThat(tally.passedOver()).isEqualTo(Map.of("trade before the subscription", 1L));
    }

    private static final String KRAKEN_GUIDE = "{'channel':'book','type':'snapshot','data':[{'symbol':'BTC/USD','bids':[{'price':45283.5,'qty':0.10000000},{'price':45283.4,'qty':1.54582015},{'price':45282.1,'qty':0.10000000},"
            + "{'price':45281.0,'qty':0.10000000},{'price':45280.3,'qty':1.54592586},{'price':45279.0,'qty':0.07990000},{'price':45277.6,'qty':0.03310103},{'price':45277.5,'qty':0.30000000},{'price':45277.3,'qty':1.54602737},"
            + "{'price':45276.6,'qty':0.15445238}],'asks':[{'price':45285.2,'qty':0.00100000},{'price':45286.4,'qty':1.54571953},{'price':45286.6,'qty':1.54571109},{'price':45289.6,'qty':1.54560911},{'price':45290.2,'qty':0.15890660},"
            + "{'price':45291.8,'qty':1.54553491},{'price':45294.7,'qty':0.04454749},{'price':45296.1,'qty':0.35380000},{'price':45297.5,'qty':0.09945542},{'price':45299.5,'qty':0.18772827}],'checksum':3310070434,"
            + "'timestamp':'2023-10-06T17:35:55.440295Z'}]}";

    /** The example of the venue's guide, whose checksum is known. */
    @Test
    void krakenIsCheckedByTheDigitsAsTheyWereSent() {
        on(Venue.KRAKEN, KRAKEN_GUIDE);
        assertThat(tally.continuity().checksums()).isEqualTo(new Continuity.Checksums(1, 0, 0));
        top(45283.5, 0.1, 45285.2, 0.001);
        on(Venue.KRAKEN, KRAKEN_GUIDE.replace("0.10000000", "0.1"));
        assertThat(tally.continuity().checksums()).isEqualTo(new Continuity.Checksums(1, 1, 0));
        assertThat(heard.gaps).hasSize(1);
        assertThat(heard.books).hasSize(1);
        assertThat(decoder.views().getFirst().stale()).isTrue();
    }

    @Test
    void krakenIsCutToTheSubscribedDepthAndAPriceMayComeTwice() {
        String better = "{'channel':'book','type':'update','data':[{'timestamp':'2023-10-06T17:35:56Z','symbol':'BTC/USD','asks':[],'bids':[{'price':45284.0,'qty':0},{'price':45284.0,'qty':1.5}]}]}";
        String worst = "{'channel':'book','type':'update','data':[{'symbol':'BTC/USD','bids':[{'price':45284.0,'qty':0.00000000}],'asks':[]}]}";
        on(Venue.KRAKEN, "{'method':'subscribe','result':{'channel':'book','depth':10,'snapshot':true,'symbol':'BTC/USD'},'success':true,'time_in':'x'}", KRAKEN_GUIDE, better, worst);
        assertThat(heard.books.get(1).bid()).isEqualTo(45284);
        assertThat(heard.books.get(1).bids().size(0)).isEqualTo(1.5);
        assertThat(heard.books.get(1).bids().count()).isEqualTo(10);
        assertThat(heard.last().bids().count()).as("the eleventh was forgotten").isEqualTo(9);
        on(Venue.KRAKEN, "{'method':'unsubscribe','result':{'channel':'book','depth':10,'symbol':'BTC/USD'},'success':true,'time_in':'x'}", better);
        assertThat(heard.books).as("nobody keeps it up").hasSize(3);
    }

    @Test
    void krakenTellsTheTakerAndItsTickerOnlyWhereNoBookIs() {
        String ticker = "{'channel':'ticker','type':'update','data':[{'symbol':'XBT/USD','bid':99.5,'bid_qty':1.25,'ask':100.5,'ask_qty':2,'timestamp':'2026-08-12T19:29:02.066592Z'}]}";
        String trade = "{'channel':'trade','type':'TYPE','data':[{'symbol':'BTC/USD','side':'sell','price':99.5,'qty':0.25,'ord_type':'limit','trade_id':9,'timestamp':'2026-08-12T19:29:02.066592Z'}]}";
        on(Venue.KRAKEN, "{'channel':'status','type':'update','data':[{'connection_id':17408390984690501469}]}", ticker, trade.replace("TYPE", "snapshot"), trade.replace("TYPE", "update"));
        top(99.5, 1.25, 100.5, 2);
        assertThat(heard.last().instrument().base()).isEqualTo("BTC");
        assertThat(heard.trades).extracting(Trade::taker).containsExactly(Side.SELL);
        assertThat(tally.passedOver()).isEqualTo(Map.of("status", 1L, "trade before the subscription", 1L));
    }

    private static String bybit(String type, long id, String bids, String asks) {
        return "{'topic':'orderbook.50.BTCUSDT','ts':1787612486116,'type':'" + type + "','data':{'s':'BTCUSDT','b':[" + bids + "],'a':[" + asks + "],'u':" + id + ",'seq':5},'cts':1787612486108}";
    }

    @Test
    void bybitUpdatesRiseByOneAndASnapshotBeginsAnew() {
        on(Venue.BYBIT, bybit("delta", 9, "['99','1']", ""), bybit("snapshot", 10, "['99.5','2']", "['100.5','3']"), bybit("delta", 11, "", "['100.4','1'],['100.5','0']"), bybit("delta", 11, "['1','1']", ""));
        top(99.5, 2, 100.4, 1);
        assertThat(heard.last().venueTime()).isEqualTo(1_787_612_486_108_000_000L);
        on(Venue.BYBIT, bybit("delta", 13, "['99.6','1']", ""), bybit("delta", 14, "['99.7','1']", ""));
        assertThat(heard.gaps).hasSize(1);
        assertThat(heard.books).hasSize(2);
        on(Venue.BYBIT, bybit("snapshot", 1, "['98.5','2']", "['98.6','3']"), bybit("snapshot", 2, "['97.5','2']", "['97.6','3']"), bybit("delta", 3, "['97.4','1']", ""));
        top(97.5, 2, 97.6, 3);
        assertThat(tally.continuity().snapshots()).isEqualTo(3);
        assertThat(tally.continuity().resets()).as("one was trusted when it was replaced").isEqualTo(1);
        assertThat(tally.passedOver()).isEqualTo(Map.of("frame that came before", 1L));
    }

    @Test
    void bybitLinearIsTheContractAndABlockTradeNoMarketFlow() {
        String trade = "{'topic':'publicTrade.BTCUSDT',%s'data':[{'T':1774021164272,'s':'BTCUSDT','S':'Sell','v':'0.001','p':'69916.80','L':'MinusTick','i':'8c931d9a-b703-5c34-9aeb-860867cf1f66','BT':%s}]}";
        on(Venue.BYBIT, trade.formatted("'type':'snapshot','ts':1,", "false"), trade.formatted("'type':'snapshot','ts':1,", "false"), trade.formatted("'ts':1,'type':'snapshot',", "true").replace("8c931d9a", "8c931d9b"),
                bybit("snapshot", 1, "['1','1']", "['2','1']").replace("'ts':1787612486116,'type':'snapshot'", "'type':'snapshot','ts':1787612486116"), "{'success':true,'ret_msg':'pong','conn_id':'x','op':'ping'}",
                bybit("snapshot", 7, "['3','1']", "['4','1']"));
        assertThat(heard.trades).singleElement().satisfies(t -> assertThat(t.instrument().kind()).isEqualTo(Instrument.Kind.PERPETUAL));
        assertThat(tally.duplicates()).isEqualTo(1);
        assertThat(tally.nonMarketTrades()).isEqualTo(1);
        assertThat(heard.books).extracting(b -> b.instrument().kind()).containsExactly(Instrument.Kind.PERPETUAL, Instrument.Kind.SPOT);
        assertThat(decoder.views()).extracting(BookView::symbol).containsExactly("BTCUSDT", "BTCUSDT");
    }

    @Test
    void bybitBestPricesThatComeAgainAreNothingNew() {
        String best = bybit("snapshot", 5, "['99.5','2']", "['100.5','3']").replace("orderbook.50", "orderbook.1");
        on(Venue.BYBIT, best, best, best.replace("'u':5", "'u':6"));
        assertThat(heard.books).hasSize(2);
        on(Venue.BYBIT, bybit("snapshot", 10, "['99.4','2']", "['100.5','3']"), best.replace("'u':5", "'u':7"));
        assertThat(heard.books).hasSize(3);
        top(99.4, 2, 100.5, 3);
    }

    @Test
    void bybitBestPricesOfAContractMayComeAsChanges() {
        on(Venue.BYBIT, bybit("snapshot", 5, "['99.5','2']", "['100.5','3']").replace("orderbook.50", "orderbook.1"), bybit("delta", 6, "['99.6','1'],['99.5','0']", "").replace("orderbook.50", "orderbook.1"),
                bybit("delta", 7, "", "['100.5','0'],['100.7','4']").replace("orderbook.50", "orderbook.1"));
        top(99.6, 1, 100.7, 4);
    }

    @Test
    void okxFiveLevelsAreABookOfTheirOwn() {
        String five = okx("snapshot", "['99.5','2','0','1'],['99.4','5','0','1']", "['100.5','3','0','1']", sequences(-1, 100)).replace("'books'", "'books5'").replace("'action':'snapshot',", "");
        on(Venue.OKX, five, five, five.replace("'99.5','2'", "'99.6','1'").replace("'seqId':100", "'seqId':104"));
        assertThat(heard.books).hasSize(2);
        top(99.6, 1, 100.5, 3);
        assertThat(heard.last().bids().count()).isEqualTo(2);
    }

    private static String okx(String action, String bids, String asks, String tail) {
        return "{'arg':{'channel':'books','instId':'BTC-USDT'},'action':'" + action + "','data':[{'asks':[" + asks + "],'bids':[" + bids + "],'ts':'1652459225464'" + tail + "}]}";
    }

    private static String sequences(long previous, long now) {
        return ",'checksum':0,'seqId':" + now + ",'prevSeqId':" + previous;
    }

    @Test
    void okxChainsOnTheIdBeforeAndNeitherSilenceNorMaintenanceIsAHole() {
        on(Venue.OKX, okx("snapshot", "['99.5','2','0','1']", "['100.5','3','0','1']", sequences(-1, 100)), okx("update", "['99.6','1','0','1']", "", sequences(100, 107)), okx("update", "", "", sequences(107, 107)),
                okx("update", "", "['100.4','1','0','1']", sequences(107, 3)), okx("update", "['99.7','1','0','1']", "", sequences(3, 9)), okx("update", "['99.7','1','0','1']", "", sequences(3, 9)));
        top(99.7, 1, 100.4, 1);
        assertThat(heard.gaps).isEmpty();
        assertThat(tally.continuity()).isEqualTo(new Continuity(0, 1, 1, new Continuity.Checksums(0, 0, 5)));
        assertThat(tally.passedOver()).isEqualTo(Map.of("frame that came before", 1L));
        on(Venue.OKX, okx("update", "['99.8','1','0','1']", "", sequences(12, 15)));
        assertThat(heard.gaps).hasSize(1);
        top(99.7, 1, 100.4, 1);
    }

    /** Bids and asks in turn, as they were sent. */
    @Test
    void okxChecksumsStillCountWhereTheyAreSent() {
        var crc = new java.util.zip.CRC32();
        crc.update("3366.1:7:3366.8:9.10:3366:6:3368:8".getBytes(UTF_8));
        String book = okx("snapshot", "['3366.1','7','0','3'],['3366','6','3','4']", "['3366.8','9.10','10','3'],['3368','8','3','4']", ",'checksum':" + (int) crc.getValue());
        on(Venue.OKX, book);
        assertThat(tally.continuity().checksums()).isEqualTo(new Continuity.Checksums(1, 0, 0));
        on(Venue.OKX, book.replace("9.10", "9.1"));
        assertThat(tally.continuity().checksums()).isEqualTo(new Continuity.Checksums(1, 1, 0));
        assertThat(heard.gaps).hasSize(1);
    }

    @Test
    void okxContractsAreFollowedAndNotHandedOn() {
        on(Venue.OKX, okx("snapshot", "['99.5','2','0','1']", "['100.5','3','0','1']", sequences(-1, 100)).replace("BTC-USDT", "UNI-USD-SWAP"),
                "{'arg':{'channel':'trades','instId':'BTC-USDT'},'data':[{'instId':'BTC-USDT','tradeId':'674510826','px':'95634.9','sz':'0.00011186','side':'buy','ts':'1740394561685','count':'1'}]}",
                "{'event':'error','code':'60012','msg':'Invalid request','connId':'x'}");
        assertThat(heard.books).isEmpty();
        assertThat(tally.leftOut()).isEqualTo(Map.of("UNI-USD-SWAP", 1L));
        assertThat(decoder.views()).singleElement().satisfies(b -> assertThat(b.bids().best()).isEqualTo(99.5));
        assertThat(heard.trades).extracting(Trade::taker).containsExactly(Side.BUY);
        assertThat(tally.passedOver()).isEqualTo(Map.of("error", 1L));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', value = {"COINBASE | {'channel':'l2_data'}", "KRAKEN | {'channel':'book','type':'update','data':[{'bids':[]}]}", "BYBIT | {'topic':'orderbook.50.X','ts':1,'type':'delta','data':{'u':1}}",
            "OKX | {'arg':{'channel':'books','instId':'A-B'},'data':[{}]}", "KRAKEN | {}", "OKX | []", "BYBIT | {'op':", "COINBASE | {'channel':'heartbeats','sequence_num':1}x",
            "KRAKEN | {'channel':'book','type':'update','data':[{'symbol':'A/B','bids':[{'price':'1','qty':1}]}]}", "BYBIT | {'topic':'orderbook.50.X','ts':1,'type':'delta','data':{'s':'X','u':1,'b':[[1,2]]}}"})
    void whatIsNotExactlyAFrameIsMalformed(Venue venue, String frame) {
        assertThatThrownBy(() -> on(venue, frame)).isInstanceOf(MalformedFrameException.class);
        assertThat(heard.books).isEmpty();
    }

    @Test
    void eachVenueIsToldByItsFramesAlone() {
        Map<String, Venue> frames = Map.of(COINBASE_SNAPSHOT, Venue.COINBASE, KRAKEN_GUIDE, Venue.KRAKEN, bybit("delta", 1, "", ""), Venue.BYBIT, okx("update", "", "", ""), Venue.OKX,
                "{'channel':'heartbeat'}", Venue.KRAKEN, "{'event':'subscribe','arg':{},'connId':'x'}", Venue.OKX, "{'success':true,'conn_id':'x','op':'subscribe'}", Venue.BYBIT,
                "{'result':null,'id':1}", Venue.BINANCE, "{'e':'trade'}", Venue.BINANCE, "{'method':'pong','req_id':1}", Venue.KRAKEN);
        frames.forEach((frame, venue) -> {
            byte[] bytes = frame.replace('\'', '"').getBytes(UTF_8);
            assertThat(Protocols.STANDARD.owner(FrameShape.of(bytes, 0, bytes.length)).orElseThrow().venue()).as(frame).isEqualTo(venue);
        });
    }
}
