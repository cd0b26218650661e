package fathom.engine.vpin;

import java.util.ArrayDeque;
import java.util.Deque;
import org.hipparchus.stat.StatUtils;

/** σ of the price change and the volume per time, from the latest time bars of one instrument. */
final class Calibration {
    /** A bar with the price change that classifies it. */
    record Move(TimeBar bar, double change) {}

    private static final int MAX_BARS = 480;
    private static final int MIN_BARS = 30;

    private final VpinParameters parameters;
    private final Deque<Move> moves = new ArrayDeque<>();

    Calibration(VpinParameters parameters) {
        this.parameters = parameters;
    }

    Move add(TimeBar bar) {
        var move = new Move(bar, parameters.change().of(moves.isEmpty() ? null : moves.getLast().bar(), bar));
        if (moves.size() == MAX_BARS) moves.removeFirst();
        moves.addLast(move);
        return move;
    }

    /** Whether there are enough bars over enough time. */
    boolean isReady() {
        return moves.size() >= MIN_BARS && elapsed() >= parameters.calibration();
    }

    /** Oldest first. */
    Iterable<Move> moves() {
        return moves;
    }

    double sigma() {
        return Math.sqrt(StatUtils.variance(moves.stream().mapToDouble(Move::change).toArray()));
    }

    double bucketVolume() {
        double volume = moves.stream().mapToDouble(m -> m.bar().volume()).sum();
        return volume / elapsed() * parameters.span() / parameters.window();
    }

    private long elapsed() {
        return moves.getLast().bar().start() + parameters.bar() - moves.getFirst().bar().start();
    }
}
