package fathom.engine.strategy;

/** Against what is far from its average: short above {@code entry} standard deviations, long below as many, flat again within {@code exit} of them. */
final class MeanReversion implements Strategy {
    private final Bands bands;
    private final Reversion reversion;

    MeanReversion(int window, double entry, double exit) {
        bands = new Bands(window);
        reversion = new Reversion(entry, exit);
    }

    @Override
    public Signal onBars(PriceBar... legs) {
        double z = bands.add(legs[0].close());
        return reversion.at(z, side -> Signal.of(side, "the close is %s deviations from its average".formatted(Signal.figure(z))));
    }
}
