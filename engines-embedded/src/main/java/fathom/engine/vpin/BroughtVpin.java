package fathom.engine.vpin;

import fathom.engine.BroughtTrades;
import fathom.engine.Computed;
import fathom.engine.Table;
import fathom.setting.Setting;
import fathom.setting.Settings;
import java.util.LinkedHashMap;
import java.util.List;

/** {@link Vpin} of trades that whoever asks brings along. */
final class BroughtVpin {
    static final Setting[] PARAMETERS = {new Setting.Numeric("bar", "s", 1e-3, 86_400, 60.0, "length of a time bar, seconds"),
        new Setting.Numeric("buckets-per-day", "", 1, 100_000, 50.0, "a bucket is the volume of an average day over this"),
        new Setting.Numeric("window", "", 1, 100_000, 50.0, "buckets in one VPIN"),
        new Setting.Text("change", List.of("between-bars", "within-bar"), "between-bars", "the price change that says how much of a bar was bought: from the last price of the bar before, or from its own first")};

    private static final double NANOS = 1e9, MOST_BUCKETS = 1e6, MOST_WORK = 1e9;

    private BroughtVpin() {}

    static Computed buckets(Table table, Settings settings) {
        var brought = BroughtTrades.of(table);
        refuseTooMany(brought.inputs(), settings);
        var change = settings.text("change").equals("within-bar") ? PriceChange.WITHIN_BAR : PriceChange.BETWEEN_BARS;
        var vpin = Vpin.compute(brought.trades(), new Vpin.Settings(Math.round(settings.number("bar") * NANOS), settings.whole("buckets-per-day"), settings.whole("window"), change));
        if (!(vpin.sigma() > 0)) throw new IllegalArgumentException("the price does not change from bar to bar, which says nothing of who bought");
        var said = new LinkedHashMap<String, String>();
        said.put("method", "Easley, López de Prado, O'Hara 2012: bulk volume classification with the normal distribution; bars are split over buckets in proportion");
        said.put("bar start", "the first bar at the first trade");
        said.put("sigma", "standard deviation, n − 1, of the price change over bars with trades, " + settings.text("change").replace('-', ' '));
        said.put("bucket volume", "that of an average day (UTC) with trades over " + settings.whole("buckets-per-day"));
        if (brought.hasSides()) said.put("side", "not used");
        return new Computed(new BucketsReport("trades", vpin.bucketVolume(), vpin.sigma(), vpin.buckets(), vpin.open()), said, brought.inputs());
    }

    private static void refuseTooMany(Computed.Inputs inputs, Settings settings) {
        double days = Math.min(inputs.count(), (inputs.to() - inputs.from()) / (86_400 * NANOS) + 1), buckets = days * settings.number("buckets-per-day");
        if (buckets * settings.number("window") > MOST_WORK || buckets > MOST_BUCKETS) throw new IllegalArgumentException("so many buckets are too many at once: fewer a day, or a shorter window");
    }
}
