package fathom.market.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fathom.market.FeedException;
import fathom.market.FeedSink;
import fathom.market.Heard;
import fathom.market.Protocols;
import fathom.market.venue.BookSide;
import fathom.market.venue.Change;
import fathom.market.venue.FrameShape;
import fathom.market.venue.StreamDecoder;
import fathom.market.venue.Symbols;
import fathom.market.venue.Tally;
import fathom.market.venue.VenueDecoder;
import fathom.market.venue.VenueProtocol;
import fathom.measure.Clock;
import fathom.model.Instrument;
import fathom.model.Venue;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A protocol that only this test knows: found by its frames, followed by its own rule, counted and told. */
class NewVenueTest {
    /** {@code {"pair":"BTC-USD","n":1,"bid":"99","ask":"101"}}, whose numbers rise by one. */
    private static final class PairsProtocol implements VenueProtocol {
        @Override
        public Venue venue() {
            return Venue.OKX;
        }

        @Override
        public String label() {
            return "Pairs";
        }

        @Override
        public boolean isOwn(FrameShape frame) {
            return frame.has("pair", "n");
        }

        @Override
        public VenueDecoder decoder(Tally tally) {
            return new PairsDecoder(tally);
        }
    }

    private static final class PairsDecoder extends StreamDecoder {
        PairsDecoder(Tally tally) {
            super(tally, false);
        }

        @Override
        protected void read() {
            Change c = change();
            c.kind = Change.Kind.SNAPSHOT;
            json.open('{');
            do {
                json.name();
                if (json.isText("pair")) c.book = book(json.string(texts));
                else if (json.isText("n")) c.sequence = json.integer();
                else if (json.isText("bid")) c.bids().add(BookSide.key(json.value()), 1);
                else if (json.isText("ask")) c.asks().add(BookSide.key(json.value()), 1);
                else json.skip();
            } while (json.more('{'));
            require(c.book != null && c.sequence >= 0, "a pair and its number");
        }

        @Override
        protected void follow(Change c, long at, FeedSink sink, long intended) {
            if (c.book.isKnown() && c.sequence != c.book.sequence() + 1) lose(c.book, at, c.book.sequence() + 1, c.sequence, sink, intended);
            snapshot(c, 1);
            c.book.publish(0, at, sink, intended);
        }

        @Override
        protected Instrument instrument(String name) {
            return Symbols.dashed(Venue.OKX, name);
        }
    }

    @TempDir
    private Path folder;

    @Test
    void itsRecordingIsFoundFollowedAndCounted() throws Exception {
        Path file = Files.write(folder.resolve("pairs.rec"), List.of("1700000000000000000 {\"pair\":\"BTC-USD\",\"n\":1,\"bid\":\"99\",\"ask\":\"101\"}", "1700000000000000001 {\"n\":2,\"pair\":\"BTC-USD\",\"bid\":\"98\",\"ask\":\"100\"}",
                "1700000000000000002 {\"pair\":\"BTC-USD\",\"n\":4,\"bid\":\"97\",\"ask\":\"99\"}", "1700000000000000003 {\"pair\":\"?\",\"n\":1}", "1700000000000000004 {\"n\":1}"));
        var heard = new Heard();
        try (var feed = new ReplayFeed(file, new Protocols(List.of(new PairsProtocol())), Double.POSITIVE_INFINITY, Clock.SYSTEM)) {
            feed.start(heard);
            assertThat(feed.join(Duration.ofSeconds(20))).isTrue();
            assertThat(feed.summary().gaps()).isEqualTo(1);
            assertThat(feed.summary().malformed()).isEqualTo(1);
            assertThat(feed.summary().undelivered().leftOut()).containsEntry("?", 1L);
            assertThat(feed.status().undelivered().remarks()).anyMatch(r -> r.contains("line 5 is a frame without a pair and its number"));
        }
        assertThat(heard.books).extracting(b -> b.mid()).containsExactly(100.0, 99.0, 98.0);
        assertThat(heard.gaps).hasSize(1);
        assertThatThrownBy(() -> new ReplayFeed(file)).isInstanceOf(FeedException.class).hasMessageContaining("is not a recording of venue frames: line 1 is JSON, but no frame of Binance");
    }
}
