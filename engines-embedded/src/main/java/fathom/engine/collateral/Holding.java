package fathom.engine.collateral;

import fathom.engine.collateral.OptionLeg.Right;
import fathom.engine.Table;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What is held of one underlying: shares, and options on it.
 *
 * @param price  of the underlying; @param shares below zero when short
 * @param multiplier shares a contract; @param share of the underlying that an uncovered option needs, see {@link OptionMargin}
 */
record Holding(String underlying, double price, double shares, List<OptionLeg> legs, double multiplier, double share) {
    /** What a question says of its input. */
    static final String COLUMNS = "underlying,type,quantity,price[,strike,days,underlying_price] where type is stock, call or put";

    Holding {
        Checks.price(price);
        Checks.finite("shares", shares);
        legs = List.copyOf(legs);
    }

    static Holding ofShares(String underlying, double shares, double price) {
        return new Holding(underlying, price, shares, List.of(), 1, OptionMargin.SINGLE);
    }

    /** @throws IllegalArgumentException one sentence when a row is no position, or an underlying has no price */
    static List<Holding> of(Table table, double multiplier, double share) {
        List<String> names = table.texts("underlying"), types = table.texts("type");
        double[] quantities = table.numbers("quantity"), prices = table.numbers("price");
        var groups = new LinkedHashMap<String, List<Integer>>();
        for (int i = 0; i < names.size(); i++) groups.computeIfAbsent(names.get(i).strip(), n -> new ArrayList<>()).add(i);
        var holdings = new ArrayList<Holding>();
        for (Map.Entry<String, List<Integer>> group : groups.entrySet()) {
            double underlying = Double.NaN, shares = 0;
            var legs = new ArrayList<OptionLeg>();
            for (int i : group.getValue()) {
                try {
                    if (types.get(i).strip().equalsIgnoreCase("stock")) {
                        underlying = Checks.price(prices[i]);
                        shares += quantities[i];
                    } else {
                        legs.add(leg(table, i, types.get(i), quantities[i], prices[i]));
                        if (Double.isNaN(underlying) && table.has("underlying_price")) underlying = Checks.price(cell(table, "underlying_price", i));
                    }
                } catch (IllegalArgumentException e) {
                    throw new IllegalArgumentException("row %d of the input: %s".formatted(i + 1, e.getMessage()), e);
                }
            }
            if (Double.isNaN(underlying)) throw new IllegalArgumentException("the input does not say the price of " + group.getKey() + ": name it in the column 'underlying_price'");
            holdings.add(new Holding(group.getKey(), underlying, shares, legs, multiplier, share));
        }
        return holdings;
    }

    private static OptionLeg leg(Table table, int row, String type, double quantity, double price) {
        Right right = switch (type.strip().toLowerCase(Locale.ROOT)) {
            case "call" -> Right.CALL;
            case "put" -> Right.PUT;
            default -> throw new IllegalArgumentException("'" + type + "' is neither stock nor call nor put");
        };
        if (quantity != Math.rint(quantity) || Math.abs(quantity) > 1e9) throw new IllegalArgumentException("contracts are whole, got " + quantity);
        return new OptionLeg(right, cell(table, "strike", row), cell(table, "days", row), price, (int) quantity);
    }

    private static double cell(Table table, String column, int row) {
        String text = table.texts(column).get(row).strip();
        try {
            return Double.parseDouble(text);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("column '" + column + "': '" + text + "' is no number", e);
        }
    }

    /** After its price became so many times as high; an option keeps its time value. */
    Holding at(double times) {
        double then = price * times;
        return new Holding(underlying, then, shares, legs.stream().map(l -> new OptionLeg(l.right(), l.strike(), l.expiry(),
                Math.max(0, l.price() - l.intrinsic(price)) + l.intrinsic(then), l.contracts())).toList(), multiplier, share);
    }

    double value() {
        return shares * price + multiplier * legs.stream().mapToDouble(l -> l.contracts() * l.price()).sum();
    }

    double maintenance() {
        return legs.isEmpty() ? StockMargin.of(shares, price).maintenance() : OptionMargin.of(legs, shares, price, multiplier, share).requirement();
    }

    /** Half the value of the shares, and no less than what is needed while all is held. */
    double initial() {
        return Math.max(maintenance(), StockMargin.of(shares, price).initial());
    }
}
