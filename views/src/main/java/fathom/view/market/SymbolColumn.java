package fathom.view.market;

import fathom.market.MarketState;
import fathom.state.PlatformState;
import fathom.style.Token;
import fathom.style.Type;
import fathom.view.Verdicts;
import fathom.view.format.Format;
import fathom.view.piece.Caption;
import fathom.view.piece.Panel;
import fathom.view.piece.Rich;
import fathom.view.piece.Segmented;
import fathom.view.piece.State;
import fathom.watch.Silence;
import java.util.List;
import java.util.function.Consumer;

/** One asset: its choice and its ladder. */
final class SymbolColumn {
    /** Below this the title bar has no room for long words. */
    private static final double NARROW = 800;

    private final LadderPane ladder = new LadderPane();
    private final Panel panel = new Panel("Market", ladder);
    private final Caption note = new Caption(Type.BODY, Token.T3, 0, false);
    private final MarketModel model;
    private final Consumer<Asset> onChoose;
    private List<Asset> assets = List.of();
    private Segmented<Asset> choice;
    private Asset asset;

    /** @param onChoose runs when the operator chooses another asset */
    SymbolColumn(String id, MarketModel model, Consumer<Asset> onChoose) {
        this.model = model;
        this.onChoose = onChoose;
        panel.setId(id);
        panel.hint(note);
    }

    Panel node() {
        return panel;
    }

    /** Null until the feed quotes anything. */
    Asset asset() {
        return asset;
    }

    void choose(Asset chosen) {
        asset = chosen;
        if (choice != null) choice.choose(chosen);
    }

    /** Chooses the asset that many places further, round the ends. */
    void move(int by) {
        if (assets.isEmpty()) return;
        choose(assets.get(Math.floorMod(assets.indexOf(asset) + by, assets.size())));
        onChoose.accept(asset);
    }

    /** @param preferred taken when nothing is chosen yet, by its place in the list */
    void offer(List<Asset> now, int preferred) {
        if (now.equals(assets)) return;
        assets = now;
        if (now.isEmpty()) return;
        if (!now.contains(asset)) asset = now.get(Math.min(preferred, now.size() - 1));
        choice = new Segmented<>(now, Asset::label, asset, chosen -> {
            asset = chosen;
            onChoose.accept(chosen);
        });
        choice.getStyleClass().add("tight");
        panel.tools(choice);
    }

    /** @return what it shows now */
    Quotes show(PlatformState state) {
        Silence silence = Silence.of(state);
        panel.edge(silence.isStale() ? State.STALE : null).mark(MarketState.of(state).feed().provenance());
        if (asset == null) {
            ladder.show(LadderPicture.NONE, "No book has arrived yet.");
            return null;
        }
        Quotes quotes = Quotes.of(state, asset);
        int venues = quotes.rows().size();
        panel.title(asset.label() + (venues == 1 ? " at " + quotes.instrument(0).venue().label() : ", " + LadderPicture.count(venues) + " venues"));
        note.show(silence.isStale() ? Verdicts.note(silence, isNarrow()) : conversion(quotes, isNarrow()));
        ladder.show(LadderPicture.of(state, quotes, model.ladder(quotes, ladder.rows())), "Nobody quotes both sides of " + asset.label() + " now.");
        return quotes;
    }

    private boolean isNarrow() {
        return panel.getWidth() < NARROW;
    }

    private static Rich conversion(Quotes quotes, boolean narrow) {
        double rate = quotes.conversionRate();
        if (Double.isNaN(rate)) return Rich.of(narrow && !quotes.conversion().isEmpty() ? "USDT taken at par" : quotes.conversion());
        return Rich.of(narrow ? "USDT at " : quotes.conversion(), Rich.num(Format.number(rate, 4)).withInk(Token.T2));
    }
}
