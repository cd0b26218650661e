package fathom.watch;

import fathom.model.PortfolioMark.LimitUse;
import fathom.model.PortfolioMark;
import java.util.Comparator;
import java.util.List;

/** The limit of which the largest part is used, over all portfolios. */
public record NearestLimit(PortfolioMark portfolio, LimitUse limit) {
    /** Null when no use is known. */
    public static NearestLimit of(List<PortfolioMark> portfolios) {
        return portfolios.stream().flatMap(p -> p.limits().stream().filter(l -> !Double.isNaN(l.share())).map(l -> new NearestLimit(p, l)))
                .max(Comparator.comparingDouble(NearestLimit::percent)).orElse(null);
    }

    /** Of the limit. */
    public double percent() {
        return limit.share() * 100;
    }
}
