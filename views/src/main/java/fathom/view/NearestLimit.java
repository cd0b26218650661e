package fathom.view;

import fathom.model.PortfolioMark.LimitUse;
import fathom.model.PortfolioMark;
import fathom.view.format.Format;
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

    /** Both numbers of a limit are written with these. */
    public static int digits(LimitUse limit) {
        return limit.limit().limit() < 20 ? 2 : 1;
    }

    /** The limit with its unit where the head says that all limits are of NAV. */
    public static String level(LimitUse limit) {
        return Format.unit(Format.number(limit.limit().limit(), digits(limit)), limit.limit().unit().replace(" NAV", ""));
    }

    /** What fits where a whole name does not: without what stands after a comma. */
    public static String shortName(LimitUse limit) {
        int comma = limit.name().indexOf(',');
        return comma < 0 ? limit.name() : limit.name().substring(0, comma);
    }
}
