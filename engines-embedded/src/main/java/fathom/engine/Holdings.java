package fathom.engine;

import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** What an engine must know of a portfolio: its value and what it holds. The desk's marks are such; engines know no desk. */
public interface Holdings {
    /** Of the portfolio, e.g. {@code large-cap}. */
    String id();

    /** Event time, epoch nanoseconds. */
    long at();

    /** USD. */
    double nav();

    List<? extends Position> positions();

    interface Position {
        String base();

        /** USD, below zero when short; NaN without a price. */
        double value();
    }

    /** Value over NAV of every asset that is held and has a price, in the order of their names. They add up to 1 only when there is no cash. */
    default SortedMap<String, Double> weights() {
        SortedMap<String, Double> weights = new TreeMap<>();
        for (Position p : positions()) {
            if (Math.abs(p.value()) > 0) weights.merge(p.base(), p.value() / nav(), Double::sum);
        }
        return weights;
    }
}
