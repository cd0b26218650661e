package fathom.market.replay;

import static java.nio.charset.StandardCharsets.UTF_8;

import fathom.market.venue.binance.Frames;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPOutputStream;

/** A made-up recording: each second frame a depth update that goes on where the last one ended, each fourth a ticker, each fourth a trade. */
final class Fixture {
    static final long START = 1_700_000_000_000_000_000L;
    static final long STEP = 1_000_000;
    /** The line (from 1) of the snapshot, and the first one after it that is a depth update. */
    static final int SNAPSHOT_LINE = 4, DEPTH_LINE = 5;

    private Fixture() {}

    static List<String> lines(int count) {
        var lines = new ArrayList<String>();
        long id = 0;
        for (int i = 1; i <= count; i++) {
            String json;
            if (i == SNAPSHOT_LINE) {
                json = Frames.snapshot(id, "100=5 99=5 98=5", "101=5 102=5 103=5");
            } else if (i % 2 == 1) {
                json = Frames.depth("BTCUSDT", id + 1, id + 3, "99=" + i, "102=" + i);
                id += 3;
            } else if (i % 4 == 2) {
                json = Frames.ticker("BTCUSDT", ++id, "100=" + i, "101=" + i);
                id--;
            } else {
                json = Frames.trade("BTCUSDT", i, i % 8 == 0 ? "100" : "101", "0.5", i % 8 == 0);
            }
            lines.add(START + i * STEP + " " + json);
        }
        return lines;
    }

    static Path plain(Path folder, List<String> lines) throws IOException {
        return Files.writeString(folder.resolve("recorded.txt"), String.join("\n", lines) + "\n");
    }

    static Path gzip(Path folder, List<String> lines) throws IOException {
        return Files.write(folder.resolve("recorded.gz"), gzip((String.join("\n", lines) + "\n").getBytes(UTF_8)));
    }

    static byte[] gzip(byte[] bytes) throws IOException {
        var out = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(out)) {
            gzip.write(bytes);
        }
        return out.toByteArray();
    }
}
