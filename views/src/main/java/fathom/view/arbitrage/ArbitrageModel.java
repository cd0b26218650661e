package fathom.view.arbitrage;

import fathom.desk.DeskState;
import fathom.market.MarketState;
import fathom.model.ArbitrageState;
import fathom.model.Instrument;
import fathom.model.Opportunity;
import fathom.model.Opportunity.State;
import fathom.state.PlatformState;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalLong;

/** What the arbitrage view shows, computed from the desk's own judgement: nothing is judged a second time here. */
final class ArbitrageModel {
    /** Which edges the table lists. */
    enum Choice { TAKEABLE, OPEN, ENDED }

    /** Verdicts from the best to the worst, then the most money: the order of the table. */
    private static final Comparator<Opportunity> BEST_FIRST = Comparator.<Opportunity>comparingInt(o -> rank(o.state()))
            .thenComparing(Opportunity::net, Comparator.reverseOrder())
            .thenComparing(Opportunity::id);

    private ArbitrageModel() {}

    static List<Opportunity> edges(ArbitrageState state, Choice choice) {
        return switch (choice) {
            case TAKEABLE -> state.open().stream().filter(ArbitrageModel::isTakeable).sorted(BEST_FIRST).toList();
            case OPEN -> state.open().stream().sorted(BEST_FIRST).toList();
            case ENDED -> state.recent();
        };
    }

    static boolean isTakeable(Opportunity o) {
        return o.state() == State.TAKEABLE || o.state() == State.TAKEN;
    }

    private static int rank(State state) {
        return switch (state) {
            case TAKEABLE, TAKEN -> 0;
            case STALE -> 1;
            case GROSS_ONLY -> 2;
            case MISSED -> 3;
            case CLOSED -> 4;
        };
    }

    /** USD of all edges that could be taken now. */
    static double takeableNet(ArbitrageState state) {
        return state.open().stream().filter(ArbitrageModel::isTakeable).mapToDouble(Opportunity::net).sum();
    }

    /** Fees of both legs as part of the value bought, basis points. */
    static double feesBp(Opportunity o) {
        return o.fees() / (o.size() * o.buyPrice()) * 1e4;
    }

    /** The verdict in words. */
    static String words(State state) {
        return switch (state) {
            case TAKEABLE -> "take";
            case TAKEN -> "taken";
            case STALE -> "leg too old";
            case GROSS_ONLY -> "fees eat it";
            case MISSED -> "missed";
            case CLOSED -> "never takeable";
        };
    }

    /** Why the table is empty, in one sentence with what is known; empty when it is not. */
    static String whyEmpty(PlatformState state, Choice choice) {
        ArbitrageState a = DeskState.of(state).arbitrage();
        if (!edges(a, choice).isEmpty()) return "";
        long venues = MarketState.of(state).books().keySet().stream().map(Instrument::venue).distinct().count();
        if (venues < 2) return venues == 0 ? "No book has arrived yet." : "This feed has one venue only: an arbitrage needs two.";
        if (choice == Choice.ENDED) return "No edge has ended yet.";
        if (choice == Choice.TAKEABLE && !a.open().isEmpty()) {
            return "Nothing to take now: fees or a leg's age stand against each of the " + a.open().size() + " open.";
        }
        return a.recent().isEmpty() ? "No crossing now, and none since the start." : "No crossing now.";
    }

    /** Event time since the last edge ended, nanoseconds; NaN when none has. */
    static double sinceLast(PlatformState state) {
        OptionalLong last = DeskState.of(state).arbitrage().recent().stream().mapToLong(Opportunity::closedAt).max();
        return last.isPresent() ? Math.max(0, MarketState.of(state).feed().clock() - last.getAsLong()) : Double.NaN;
    }

    /**
     * How long ended edges lived.
     *
     * @param counts edges per class; class {@code i} ends before {@code firstSeconds · 2^i}, the last one has no end
     */
    record Lives(double firstSeconds, long[] counts) {
        long total() {
            return Arrays.stream(counts).sum();
        }

        double upTo(int index) {
            return firstSeconds * Math.pow(2, index);
        }
    }

    /** Over the ended edges that the desk still remembers and that were takeable at some moment. */
    static Lives lives(ArbitrageState state) {
        double first = 0.01;
        var counts = new long[12];
        for (Opportunity o : state.recent()) {
            if (o.state() == State.CLOSED) continue;
            double seconds = o.life() / 1e9;
            int index = seconds < first ? 0 : (int) Math.floor(Math.log(seconds / first) / Math.log(2)) + 1;
            counts[Math.min(index, counts.length - 1)]++;
        }
        return new Lives(first, counts);
    }
}
