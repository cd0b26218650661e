package fathom.engine.risk;

import fathom.engine.Computed;
import fathom.engine.Table;
import fathom.engine.risk.BlackScholes.Option;
import fathom.setting.Setting;
import fathom.setting.Settings;
import java.util.LinkedHashMap;
import java.util.List;

/** What {@link BlackScholes} says of one option. @param volatility a year, as it was set or as the price implies it */
public record Greeks(double volatility, double price, double delta, double gamma, double vega, double theta, double rho) {
    static final Setting[] PARAMETERS = {
        new Setting.Text("right", List.of("call", "put"), null, "call or put"),
        new Setting.Numeric("spot", "", 1e-20, 1e20, null, "price of the underlying"),
        new Setting.Numeric("strike", "", 1e-20, 1e20, null, "strike price"),
        new Setting.Numeric("years", "", 3e-11, 100, null, "time to expiry"),
        new Setting.Numeric("volatility", "", 0, 100, 0.0, "a year, e.g. 0.2; 0 where the price is set instead"),
        new Setting.Numeric("price", "", 0, 1e20, 0.0, "of the option, from which the volatility is found; 0 where the volatility is set"),
        new Setting.Numeric("rate", "", -1, 1, 0.0, "continuous, a year"),
        new Setting.Numeric("yield", "", -1, 1, 0.0, "of the underlying, continuous, a year")};

    /** @throws IllegalArgumentException one sentence when neither volatility nor price is set, or both */
    static Computed of(Settings settings) {
        double volatility = settings.number("volatility"), price = settings.number("price");
        if (volatility > 0 == price > 0) throw new IllegalArgumentException("set either the volatility or the price of the option");
        var option = new Option(settings.text("right").equals("call"), settings.number("spot"), settings.number("strike"), settings.number("years"), settings.number("rate"),
                settings.number("yield"));
        if (price > 0) volatility = BlackScholes.impliedVolatility(option, price);
        var g = BlackScholes.of(option, volatility);
        var said = new LinkedHashMap<String, String>();
        said.put("method", "Black, Scholes 1973 and Merton 1973 with a continuous yield; European exercise");
        said.put("vega and rho", "for a change by 1, which is 100 points");
        said.put("theta", "of a year");
        return new Computed(new Greeks(volatility, g.price(), g.delta(), g.gamma(), g.vega(), g.theta(), g.rho()), said, Computed.Inputs.of(Table.NONE));
    }
}
