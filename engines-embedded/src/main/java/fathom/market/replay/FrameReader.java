package fathom.market.replay;

import fathom.market.FeedException;
import fathom.market.FeedSink;
import fathom.market.Protocols;
import fathom.market.Undelivered;
import fathom.market.venue.FrameShape;
import fathom.market.venue.MalformedFrameException;
import fathom.market.venue.Tally;
import fathom.market.venue.VenueDecoder;
import fathom.market.venue.VenueProtocol;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The frames of a recording, as its venue means them. A line that cannot be read is counted and skipped. The recording is given up with a {@link FeedException} when none of
 * its lines can be read (a foreign file), when 100 in a row cannot, and when the last one is cut off.
 */
final class FrameReader implements AutoCloseable {
    static final int PATIENCE = 100;
    /** Lines in which a venue must have shown itself. */
    private static final int PREVIEW = 1_000;

    private final Path path;
    private final VenueProtocol protocol;
    private final FrameLines lines;
    private final Tally tally = new Tally();
    private final VenueDecoder decoder;
    private long frames;
    private long malformed;
    private int inARow;
    private String complaint = "";
    private String complaintInRow = "";

    FrameReader(Path path, VenueProtocol protocol) {
        this.path = path;
        this.protocol = protocol;
        decoder = protocol.decoder(tally);
        lines = new FrameLines(path);
    }

    /** Whose frames they are: the first venue that alone writes such a frame. @throws FeedException when there is none */
    static VenueProtocol recognise(Path path, Protocols protocols) {
        String complaint = "";
        try (var lines = new FrameLines(path)) {
            for (int i = 0; i < PREVIEW && lines.next(); i++) {
                String why = "";
                try {
                    FrameLines.Kind kind = lines.read();
                    if (kind == FrameLines.Kind.OTHER) continue;
                    why = lines.what();
                    if (kind == FrameLines.Kind.FRAME) {
                        Optional<VenueProtocol> owner = protocols.owner(FrameShape.of(lines.bytes(), lines.from(), lines.to()));
                        if (owner.isPresent()) return owner.get();
                        why = "is JSON, but no frame of " + protocols.labels();
                    }
                } catch (MalformedFrameException e) {
                    why = e.getMessage();
                }
                if (!complaint.isEmpty()) continue;
                complaint = "line " + lines.line() + " " + why;
                String other = lines.foreign();
                if (other != null) throw new FeedException(path + " holds " + other + ", which is not read; what is read are raw frames of " + protocols.labels() + ".");
            }
        }
        throw foreign(path, "venue", complaint);
    }

    /** Moves to the next line with a frame. @return false at the end */
    boolean next() {
        while (lines.next()) {
            switch (lines.read()) {
                case FRAME -> {
                    if (lines.ranBack()) tally.restart();
                    return true;
                }
                case OTHER -> tally.passOver(lines.what());
                case UNREADABLE -> skip(lines.what());
            }
        }
        if (frames == 0) throw foreign(path, protocol.venue().label(), complaint);
        return false;
    }

    /** Hands on what follows from the line's frame; one that cannot be read is counted. */
    void apply(FeedSink sink, long intended) {
        try {
            decoder.apply(lines.bytes(), lines.from(), lines.to(), lines.receivedAt(), sink, intended);
            frames++;
            inARow = 0;
        } catch (MalformedFrameException e) {
            skip(e.getMessage());
        }
    }

    VenueDecoder decoder() {
        return decoder;
    }

    /** When the line arrived on the recorder's clock, epoch nanoseconds. */
    long receivedAt() {
        return lines.receivedAt();
    }

    /** Recorded time until now, nanoseconds: the sum of all steps forward. */
    long elapsed() {
        return lines.elapsed();
    }

    boolean ranBack() {
        return lines.ranBack();
    }

    long line() {
        return lines.line();
    }

    double progress() {
        return lines.progress();
    }

    long frames() {
        return frames;
    }

    Tally tally() {
        return tally;
    }

    /** What was read and not handed on until now. */
    Undelivered undelivered() {
        var notices = new ArrayList<String>();
        if (malformed > 0) notices.add(path + ": " + malformed + (malformed == 1 ? " line was" : " lines were") + " skipped, the first because " + complaint + ".");
        if (lines.trailing() > 0) notices.add(path + ": " + lines.trailing() + " bytes after the end of the compressed frames were not read.");
        if (lines.isTimeless()) notices.add(path + ": it does not say when its frames arrived, so that their pace and delays are not known.");
        return new Undelivered(malformed, tally.passedOver(), tally.leftOut(), tally.duplicates(), tally.restarts(), decoder.waitingForSnapshot(), tally.nonMarketTrades(),
                List.copyOf(notices));
    }

    private void skip(String why) {
        String what = "line " + lines.line() + " " + why;
        if (malformed++ == 0) complaint = what;
        if (inARow++ == 0) complaintInRow = what;
        if (!lines.isTerminated() && frames > 0) throw new FeedException(path + " is cut off: " + what + ".");
        if (inARow < PATIENCE) return;
        throw frames == 0 ? foreign(path, protocol.venue().label(), complaint)
                : new FeedException(path + " was given up after " + PATIENCE + " unreadable lines in a row: " + complaintInRow + ".");
    }

    private static FeedException foreign(Path path, String whose, String complaint) {
        return new FeedException(path + " is not a recording of " + whose + " frames: " + (complaint.isEmpty() ? "it has no lines" : complaint) + ".");
    }

    @Override
    public void close() {
        lines.close();
    }
}
