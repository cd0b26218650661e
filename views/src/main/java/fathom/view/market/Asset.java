package fathom.view.market;

import fathom.market.MarketState;
import fathom.market.UsdRates;
import fathom.model.ConsolidatedBook;
import fathom.model.Instrument;
import fathom.model.Venue;
import fathom.state.PlatformState;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/** What an operator chooses: a traded asset, all its venues together. A perpetual is never put into one ladder with the spot of the same name. */
public record Asset(String base, Instrument.Kind kind) {
    /** The desk's usual order; whatever else the feed quotes follows by name. */
    private static final List<String> USUAL = List.of("BTC", "ETH", "BNB", "SOL", "XRP", "ADA", "AVAX", "LINK", "DOT", "MATIC", "POL");

    private static final Comparator<Asset> ORDER = Comparator.<Asset>comparingInt(a -> USUAL.contains(a.base) ? USUAL.indexOf(a.base) : USUAL.size())
            .thenComparing(Asset::base).thenComparing(Asset::kind);

    public static Asset of(Instrument instrument) {
        return new Asset(instrument.base(), instrument.kind());
    }

    /** All that the feed has quoted so far, currencies left out: they are there for conversion. */
    public static List<Asset> in(PlatformState state) {
        return in(MarketState.of(state).books().keySet());
    }

    static List<Asset> in(Collection<Instrument> instruments) {
        return instruments.stream().filter(i -> !UsdRates.isDollarCoin(i.base())).map(Asset::of).distinct().sorted(ORDER).toList();
    }

    public boolean covers(Instrument instrument) {
        return instrument.base().equals(base) && instrument.kind() == kind;
    }

    /** Its name on the topic of the consolidated book. */
    String consolidated() {
        return ConsolidatedBook.asset(new Instrument(Venue.BINANCE, base, Venue.BINANCE.quote(), kind));
    }

    public String label() {
        return kind == Instrument.Kind.SPOT ? base : base + " perp";
    }
}
