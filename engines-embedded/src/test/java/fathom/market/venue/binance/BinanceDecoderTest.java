package fathom.market.venue.binance;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fathom.market.venue.MalformedFrameException;
import fathom.market.venue.binance.BinanceFrame.Kind;
import fathom.model.Instrument;
import fathom.model.Venue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BinanceDecoderTest {
    private static final Instrument SPOT = new Instrument(Venue.BINANCE, "BTC", "USDT", Instrument.Kind.SPOT);
    private static final Instrument FUTURE = new Instrument(Venue.BINANCE, "BTC", "USDT", Instrument.Kind.PERPETUAL);

    private final BinanceDecoder decoder = new BinanceDecoder();

    @Test
    void readsADepthUpdate() {
        BinanceFrame frame = decode(Frames.depth("BTCUSDT", 7, 9, "100.5=2 100.4=0", "100.6=0.25"));
        assertThat(frame.kind()).isEqualTo(Kind.DEPTH);
        assertThat(frame.instrument()).isEqualTo(SPOT);
        assertThat(frame.firstId).isEqualTo(7);
        assertThat(frame.lastId).isEqualTo(9);
        assertThat(frame.venueTime()).isEqualTo(1_700_000_000_123_000_000L);
        assertThat(frame.bids.count()).isEqualTo(2);
        assertThat(frame.bids.price(0)).isEqualTo(10_050_000_000L);
        assertThat(frame.bids.size(1)).isZero();
        assertThat(frame.asks.size(0)).isEqualTo(0.25);
    }

    @Test
    void readsATrade() {
        BinanceFrame frame = decode(Frames.trade("ETHBTC", 5, "0.05", "3", true));
        assertThat(frame.kind()).isEqualTo(Kind.TRADE);
        assertThat(frame.instrument()).isEqualTo(new Instrument(Venue.BINANCE, "ETH", "BTC", Instrument.Kind.SPOT));
        assertThat(frame.tradeId).isEqualTo(5);
        assertThat(frame.price).isEqualTo(5_000_000);
        assertThat(frame.size).isEqualTo(3);
        assertThat(frame.buyerIsMaker).isTrue();
        assertThat(frame.venueTime()).isEqualTo(1_700_000_000_121_000_000L);
    }

    @Test
    void readsATickerInAnyOrderOfFields() {
        BinanceFrame frame = decode("""
                { "a":"2","A":"1.5", "s":"BTCUSDT", "b":"1", "B":"0.5", "u":3, "new":{"x":[1,{"y":null}]} }""");
        assertThat(frame.kind()).isEqualTo(Kind.TICKER);
        assertThat(frame.instrument()).isEqualTo(SPOT);
        assertThat(frame.venueTime()).isZero();
        assertThat(frame.asks.size(0)).isEqualTo(1.5);
        assertThat(decode("{\"u\":4,\"s\":\"BTCUSDT\",\"b\":\"0\",\"B\":\"0\",\"a\":\"2\",\"A\":\"1\"}").bids.count()).as("an empty side").isZero();
    }

    @Test
    void tellsFuturesFromSpot() {
        assertThat(decode(Frames.futuresDepth("BTCUSDT", 1, 2, 0, "", "")).instrument()).isEqualTo(FUTURE);
        String ticker = "{\"e\":\"bookTicker\",\"u\":3,\"s\":\"BTCUSDT\",\"b\":\"1\",\"B\":\"1\",\"a\":\"2\",\"A\":\"1\",\"T\":1700000000000,\"E\":1}";
        assertThat(decode(ticker).instrument()).isEqualTo(FUTURE);
        assertThat(decode("{\"e\":\"trade\",\"E\":1,\"T\":1,\"s\":\"BTCUSDT\",\"t\":1,\"p\":\"1\",\"q\":\"1\",\"X\":\"MARKET\",\"m\":false}").instrument())
                .isEqualTo(FUTURE);
    }

    @Test
    void aSnapshotHasTheSymbolOfItsStreamOrNone() {
        assertThat(decode(Frames.snapshot(5, "1=1", "2=1")).instrument()).isNull();
        assertThat(decode("{\"stream\":\"btcusdt@depth20@100ms\",\"data\":" + Frames.snapshot(5, "1=1", "2=1") + "}").instrument()).isEqualTo(SPOT);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
            "{\"result\":null,\"id\":1}", "{\"e\":\"serverShutdown\",\"E\":1}", "{\"e\":\"markPriceUpdate\",\"E\":1,\"s\":\"BTCUSDT\",\"p\":\"0.01\"}",
            "{\"e\":\"kline\",\"s\":\"BTCUSDT\",\"k\":{\"t\":123,\"a\":[1,2]}}"})
    void otherFramesAreNoFault(String json) {
        assertThat(decode(json).kind()).isEqualTo(Kind.OTHER);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
            "{\"u\":3,\"s\":\"BTCUSDT\",\"b\":\"1\"                                | is cut off",
            "{\"u\":3,\"s\":\"BTCUS                                                | is cut off",
            "{\"u\":                                                              | is cut off",
            "{\"e\":\"depthUpdate\",\"b\":[[\"1\",\"2\"],                            | is cut off",
            "garbage                                                            | is not a JSON object",
            "{\"a\":}                                                            | neither levels nor a price",
            "{\"x\":}                                                            | is not valid JSON at character 6",
            "[1,2]                                                              | is not a JSON object",
            "42                                                                 | is not a JSON object",
            "{}                                                                 | not a frame of Binance",
            "{\"channel\":\"book\",\"type\":\"update\"}                              | not a frame of Binance",
            "{\"result\":null,\"id\":1} x                                         | goes on after the end",
            "{\"result\":null,\"id\":1} {}                                        | goes on after the end",
            "{\"e\":\"trade\",\"s\":\"BTCUSDT\",\"t\":1,\"p\":\"x\",\"q\":\"1\"}           | where a price or a size belongs",
            "{\"e\":\"trade\",\"s\":\"BTCUSDT\",\"t\":1,\"p\":\"99999999999999\",\"q\":\"1\"} | too large",
            "{\"e\":\"trade\",\"s\":\"BTCUSDT\",\"p\":\"1\",\"q\":\"1\"}                   | trade frame without an id",
            "{\"e\":\"depthUpdate\",\"s\":\"BTCUSDT\",\"U\":9,\"u\":7}                 | without a range of update ids",
            "{\"e\":\"depthUpdate\",\"s\":\"BTCUSDT\",\"U\":\"7\"}                     | is not valid JSON at character",
            "{\"e\":\"depthUpdate\",\"U\":7,\"u\":8}                                | without a symbol",
            "{\"lastUpdateId\":1,\"bids\":[[\"1\"]]}                               | is not valid JSON at character",
            "{\"lastUpdateId\":1,\"bids\":5}                                      | neither levels nor a price"})
    void aMalformedFrameSaysWhatIsWrongAndTheNextIsReadAllTheSame(String json, String why) {
        assertThatThrownBy(() -> decode(json)).isInstanceOf(MalformedFrameException.class).hasMessageContaining(why);
        assertThat(decode(Frames.ticker("BTCUSDT", 1, "1=1", "2=1")).kind()).isEqualTo(Kind.TICKER);
    }

    private BinanceFrame decode(String json) {
        byte[] bytes = ("1700000000000000000 " + json + "\n").getBytes(UTF_8);
        return decoder.decode(bytes, 20, bytes.length - 1);
    }
}
