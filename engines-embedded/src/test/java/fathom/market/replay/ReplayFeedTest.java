package fathom.market.replay;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;

import fathom.market.FeedStatus.State;
import fathom.market.Heard;
import fathom.measure.Clock;
import fathom.measure.Provenance;
import fathom.model.Book;
import fathom.model.Instrument;
import fathom.model.Venue;
import java.io.ByteArrayOutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

class ReplayFeedTest {
    private static final double MAX = Double.POSITIVE_INFINITY;

    @TempDir
    private Path folder;
    private final Heard heard = new Heard();
    private ReplayFeed feed;

    @AfterEach
    void close() {
        if (feed != null) feed.close();
    }

    @Test
    void playsPlainAndGzipAlike() throws Exception {
        List<String> lines = Fixture.lines(400);
        play(Fixture.plain(folder, lines));
        ReplaySummary plain = feed.summary();
        List<Book> books = List.copyOf(heard.books);
        heard.books.clear();
        feed.close();
        play(Fixture.gzip(folder, lines));
        assertThat(feed.summary()).usingRecursiveComparison().isEqualTo(plain);
        assertThat(heard.books).usingRecursiveComparison().isEqualTo(books);
        assertThat(plain.frames()).isEqualTo(400);
        assertThat(plain.malformed()).isZero();
        assertThat(plain.trades()).isEqualTo(99);
        assertThat(plain.gaps()).isZero();
        assertThat(plain.crossedBooks()).isZero();
        assertThat(plain.symbols()).containsExactly("BTCUSDT");
        assertThat(plain.seconds()).isCloseTo(0.399, within(1e-9));
        assertThat(plain.provenance()).isEqualTo(Provenance.REPLAYED);
        assertThat(feed.instruments()).containsExactly(new Instrument(Venue.BINANCE, "BTC", "USDT", Instrument.Kind.SPOT));
        assertThat(feed.status().state()).isEqualTo(State.ENDED);
        assertThat(feed.status().progress()).isEqualTo(1);
        assertThat(feed.status().description()).isEqualTo("recorded.gz");
        assertThat(feed.summary().undelivered().isNone()).isTrue();
        assertThat(heard.last().receivedAt()).isEqualTo(Fixture.START + 399 * Fixture.STEP - Fixture.STEP * (heard.last().venueTime() == 0 ? 1 : 0));
    }

    @Test
    void linesMayEndAsWindowsWritesThemAndBlankOnesAreNothing() throws Exception {
        Path file = Files.writeString(folder.resolve("crlf.txt"), String.join("\r\n\r\n", Fixture.lines(40)));
        play(file);
        assertThat(feed.summary().frames()).isEqualTo(40);
        assertThat(feed.summary().malformed()).isZero();
        assertThat(feed.status().state()).isEqualTo(State.ENDED);
    }

    @Test
    void aMissingLineIsExactlyOneGap() throws Exception {
        List<String> lines = new ArrayList<>(Fixture.lines(400));
        lines.remove(200);
        play(Fixture.gzip(folder, lines));
        assertThat(feed.summary().gaps()).isEqualTo(1);
        assertThat(heard.gaps).singleElement().satisfies(g -> assertThat(g.received() - g.expected()).isEqualTo(3));
        assertThat(feed.status().venues().getFirst().gaps()).isEqualTo(1);
    }

    @Test
    void eachFrameIsDueWhenTheRecordingSaysAtTwiceTheSpeed() throws Exception {
        feed = new ReplayFeed(Fixture.plain(folder, Fixture.lines(200)), 2, Clock.SYSTEM);
        feed.start(heard);
        assertThat(feed.join(Duration.ofSeconds(20))).isTrue();
        List<Long> recorded = new ArrayList<>();
        heard.books.forEach(b -> recorded.add(b.receivedAt()));
        heard.trades.forEach(t -> recorded.add(t.receivedAt()));
        recorded.sort(null);
        long offset = heard.intended.getFirst() - recorded.getFirst() / 2;
        for (int i = 0; i < recorded.size(); i++) {
            assertThat((double) (heard.intended.get(i) - recorded.get(i) / 2 - offset)).isCloseTo(0, within(1_000.0));
        }
    }

    @Test
    void pausesAndResumes() throws Exception {
        feed = new ReplayFeed(Fixture.plain(folder, Fixture.lines(200)), 1, Clock.SYSTEM);
        feed.pause();
        feed.start(heard);
        assertThat(feed.status().state()).isEqualTo(State.PAUSED);
        assertThat(feed.join(Duration.ofMillis(50))).isFalse();
        assertThat(heard.books).isEmpty();
        feed.speed(MAX);
        feed.resume();
        assertThat(feed.join(Duration.ofSeconds(20))).isTrue();
        assertThat(feed.summary().frames()).isEqualTo(200);
    }

    /** Wherever one jumps to, forwards or back, the books are what they are when played through. */
    @Test
    void afterASeekTheBooksAreRight() throws Exception {
        List<String> lines = Fixture.lines(4_000);
        Path file = Fixture.plain(folder, lines);
        play(file);
        List<Book> straight = List.copyOf(heard.books);
        feed.close();
        heard.books.clear();
        feed = new ReplayFeed(file, 1e-3, Clock.SYSTEM);
        feed.start(heard);
        for (double place : new double[] {0.8, 0.2, 0.5}) {
            heard.books.clear();
            feed.seek(place);
            await().until(() -> !heard.books.isEmpty());
            Book shown = heard.books.getFirst();
            assertThat(feed.status().progress()).isCloseTo(place, within(0.15));
            Book played = straight.stream().filter(b -> b.receivedAt() < shown.receivedAt()).reduce((a, b) -> b).orElseThrow();
            assertThat(shown.bids()).usingRecursiveComparison().isEqualTo(played.bids());
            assertThat(shown.asks()).usingRecursiveComparison().isEqualTo(played.asks());
            assertThat(shown.sequence()).isEqualTo(played.sequence());
        }
        assertThatThrownBy(() -> feed.seek(1.5)).hasMessageContaining("0 to 1");
    }

    @Test
    void afterTheEndItCanBePlayedAgain() throws Exception {
        play(Fixture.gzip(folder, Fixture.lines(400)));
        int once = heard.trades.size();
        feed.seek(0);
        await().until(() -> heard.trades.size() == 2 * once);
        await().until(() -> feed.status().state() == State.ENDED);
        assertThat(feed.summary().frames()).isEqualTo(400);
    }

    @Test
    void aReceiverThatThrowsEndsItInOneSentence() throws Exception {
        feed = new ReplayFeed(Fixture.plain(folder, Fixture.lines(40)), MAX, Clock.SYSTEM);
        feed.start(new Heard() {
            @Override
            public void book(Book book, long due) {
                throw new IllegalStateException("no room");
            }
        });
        assertThat(feed.join(Duration.ofSeconds(20))).isTrue();
        assertThat(feed.status().state()).isEqualTo(State.FAILED);
        assertThat(feed.status().error()).contains("line 2").endsWith("no room.");
    }

    @Test
    void severalGzipMembersAreOneRecordingAndWhatFollowsThemIsTold() throws Exception {
        List<String> lines = Fixture.lines(400);
        byte[] first = Fixture.gzip((String.join("\n", lines.subList(0, 200)) + "\n").getBytes(UTF_8)), second = Fixture.gzip(String.join("\n", lines.subList(200, 400)).getBytes(UTF_8));
        for (int trailing : new int[] {0, 1, 2, 9, 700, 20_000}) {
            var bytes = new ByteArrayOutputStream();
            bytes.write(first);
            bytes.write(second);
            bytes.write(new byte[trailing]);
            play(Files.write(folder.resolve("members.gz"), bytes.toByteArray()));
            assertThat(feed.status().state()).isEqualTo(State.ENDED);
            assertThat(feed.summary().frames()).isEqualTo(400);
            List<String> told = feed.status().undelivered().remarks();
            if (trailing == 0) assertThat(told).isEmpty();
            else assertThat(told).singleElement().asString().endsWith("members.gz: " + trailing + " bytes after the end of the compressed frames were not read.");
            feed.close();
        }
    }

    @Test
    void aRecordingThatIsGoneBeforeItPlaysFailsInOneSentenceAndPlaysOnceItIsBack() throws Exception {
        Path file = Fixture.plain(folder, Fixture.lines(40)), away = folder.resolve("away");
        feed = new ReplayFeed(file, MAX, Clock.SYSTEM);
        Files.move(file, away);
        feed.start(heard);
        assertThat(feed.join(Duration.ofSeconds(20))).isTrue();
        assertThat(feed.status().state()).isEqualTo(State.FAILED);
        assertThat(feed.status().error()).isEqualTo("There is no file " + file + ".");
        assertThat(feed.instruments()).hasSize(1);
        Files.move(away, file);
        feed.seek(0);
        await().until(() -> feed.status().state() == State.ENDED);
        assertThat(feed.status().error()).isEmpty();
        assertThat(feed.summary().frames()).isEqualTo(40);
    }

    @Test
    void aRecordingThatIsGoneWhileItPlaysGoesOnAndFailsWhenItIsWoundBack() throws Exception {
        Path file = Fixture.plain(folder, Fixture.lines(4_000));
        feed = new ReplayFeed(file, 1e-3, Clock.SYSTEM);
        feed.start(heard);
        await().until(() -> !heard.books.isEmpty());
        Files.delete(file);
        feed.seek(0.5);
        await().until(() -> feed.status().progress() >= 0.5);
        assertThat(feed.status().state()).isEqualTo(State.RUNNING);
        feed.seek(0);
        await().until(() -> feed.status().state() == State.FAILED);
        assertThat(feed.status().error()).isEqualTo("There is no file " + file + ".");
    }

    /** The same frames as others note them: what arrives, and when, is the same. */
    @Test
    void theLinesOfOtherRecordersMeanTheSame() throws Exception {
        List<String> lines = Fixture.lines(40);
        play(Fixture.plain(folder, lines));
        List<Long> arrivals = heard.books.stream().map(Book::receivedAt).toList();
        Map<String, UnaryOperator<String>> forms = Map.of(
                "microseconds", line -> line.replaceFirst("^(\\d{16})000", "$1"),
                "iso", line -> Instant.ofEpochSecond(0, Long.parseLong(line.substring(0, 19))) + line.substring(19),
                "cryptofeed", line -> line.replaceFirst("^(\\d{10})(\\d{9}) ", "$1.$2: "),
                "k2", line -> JsonMapper.shared().writeValueAsString(new TreeMap<>(Map.of("recv_ts_ns", Long.valueOf(line.substring(0, 19)), "payload", line.substring(20)))).replace(
                        "{\"payload\"", "{\"recv_ts_ns\":" + line.substring(0, 19) + ",\"payload\"").replaceFirst(",\"recv_ts_ns\":\\d+}$", "}"));
        for (var form : forms.entrySet()) {
            heard.books.clear();
            feed.close();
            play(Files.write(folder.resolve(form.getKey()), lines.stream().map(form.getValue()).toList()));
            assertThat(feed.status().error()).as(form.getKey()).isEmpty();
            assertThat(feed.summary().undelivered().isNone()).as(form.getKey()).isTrue();
            assertThat(heard.books.stream().map(Book::receivedAt)).as(form.getKey()).containsExactlyElementsOf(arrivals);
        }
    }

    @Test
    void aRecordersNotesAreNoFramesAndFramesWithoutATimeAreSaidToBeSo() throws Exception {
        List<String> frames = Fixture.lines(4).stream().map(line -> line.substring(20)).toList();
        play(Files.write(folder.resolve("notes.raw"), List.of("wss://host/stream <-> 1700000000.5", "wss://host/stream <- 1700000000.6: {\"method\":\"SUBSCRIBE\"}",
                "1700000000.7: " + frames.get(0), "https://host/depth?x=1 -> 1700000000.75: " + frames.get(3))));
        assertThat(feed.summary().frames()).isEqualTo(2);
        assertThat(feed.summary().seconds()).isCloseTo(0.05, within(1e-9));
        assertThat(feed.summary().undelivered().passedOver()).isEqualTo(Map.of("connection opened", 1L, "sent by the client", 1L));
        feed.close();
        heard.books.clear();
        play(Files.write(folder.resolve("bare.jsonl"), frames));
        assertThat(heard.books).isNotEmpty().allMatch(b -> b.receivedAt() == 0);
        assertThat(feed.summary().undelivered().remarks()).singleElement().asString().contains("does not say when its frames arrived");
    }

    private void play(Path file) throws InterruptedException {
        feed = new ReplayFeed(file, MAX, Clock.SYSTEM);
        feed.start(heard);
        assertThat(feed.join(Duration.ofSeconds(20))).isTrue();
    }
}
