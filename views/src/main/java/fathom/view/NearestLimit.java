package fathom.view;

import fathom.desk.PortfolioMark;
import fathom.desk.PortfolioMark.LimitUse;
import java.util.Comparator;
import java.util.List;

/** The limit of which the largest part is used, over all portfolios. */
public record NearestLimit(PortfolioMark portfolio, LimitUse limit) {
    /** Null when no use is known. */
    public static NearestLimit of(List<PortfolioMark> portfolios) {
        return portfolios.stream().flatMap(p -> p.limits().stream().filter(l -> l.isKnown() && l.limit() > 0).map(l -> new NearestLimit(p, l)))
                .max(Comparator.comparingDouble(NearestLimit::percent)).orElse(null);
    }

    /** Of the limit. */
    public double percent() {
        return limit.used() / limit.limit() * 100;
    }
}
