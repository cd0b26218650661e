package fathom.market.sim;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.DoubleUnaryOperator;

/**
 * The one price behind each asset, in USD, on a fixed grid of event time; the last 128 ms of it stay at hand for venues that lag.
 * The path depends on the seed alone, not on how often anybody looks.
 */
final class Fundamentals {
    /** Nanoseconds between two points of the grid. */
    static final long STEP = 500_000;

    private static final int RING = 256;
    private static final double SECONDS_PER_YEAR = 365 * 86_400.0;
    private static final double STEP_SECONDS = STEP / 1e9;
    /** Memory of the flow signal, and of the dollar coin's pull to par, in seconds. */
    private static final double FLOW_SECONDS = 1, COIN_SECONDS = 600;
    private static final double COIN_STD = 3e-4;

    private final Dynamics dynamics;
    private final DoubleUnaryOperator overlay;
    private final SplittableRandom random;
    private final boolean coin;
    private final int assets;
    private final double[] sigma;
    private final double[] price;
    private final double[] logPath;
    private final double[] flow;
    private final double[] flowStd;
    private final double[][] ring;
    private final double[] coinRing = new double[RING];
    private final double flowDecay = StrictMath.exp(-STEP_SECONDS / FLOW_SECONDS);
    private final double coinPull = StrictMath.exp(-STEP_SECONDS / COIN_SECONDS);
    private final double coinKick = COIN_STD * StrictMath.sqrt(1 - coinPull * coinPull);

    private long step;
    private int regime;
    private long regimeEnds;
    private double jumpClock;
    private double lastOverlay;
    private double coinDeviation;

    /** @param coin whether USDT has a price of its own; without one it is at par */
    Fundamentals(List<SimAsset> assets, Dynamics dynamics, DoubleUnaryOperator overlay, boolean coin, SplittableRandom random) {
        this.assets = assets.size();
        this.dynamics = dynamics;
        this.overlay = overlay;
        this.coin = coin;
        this.random = random;
        sigma = assets.stream().mapToDouble(a -> a.volatility() * StrictMath.sqrt(STEP_SECONDS / SECONDS_PER_YEAR)).toArray();
        price = assets.stream().mapToDouble(SimAsset::price).toArray();
        logPath = new double[this.assets];
        flow = new double[this.assets];
        flowStd = Arrays.stream(sigma).map(s -> s * StrictMath.sqrt(FLOW_SECONDS / STEP_SECONDS / 2)).toArray();
        ring = new double[this.assets][RING];
        lastOverlay = logOverlay(0);
        Arrays.fill(logPath, lastOverlay);
        for (double[] path : ring) Arrays.fill(path, lastOverlay);
        regimeEnds = stay();
        jumpClock = random.nextExponential();
    }

    /** Moves on to the last point of the grid that is not after {@code elapsed} nanoseconds from the start. */
    void advance(long elapsed) {
        for (long last = elapsed / STEP; step < last; ) move();
    }

    /** USD for one unit of the asset {@code lag} nanoseconds before the last point reached. */
    double price(int asset, long lag) {
        return price[asset] * StrictMath.exp(ring[asset][(int) (step - lag / STEP) & RING - 1]);
    }

    /** USD for one USDT {@code lag} nanoseconds before the last point reached. */
    double coin(long lag) {
        return 1 + coinRing[(int) (step - lag / STEP) & RING - 1];
    }

    /** Recent move of the asset, up or down, in units of what is normal for it: what an informed trader acts on. */
    double flow(int asset) {
        return flowStd[asset] == 0 ? 0 : flow[asset] / flowStd[asset];
    }

    Dynamics.Regime regime() {
        return dynamics.regimes().get(regime);
    }

    private void move() {
        step++;
        if (step >= regimeEnds) changeRegime();
        Dynamics.Regime now = regime();
        double shared = StrictMath.sqrt(dynamics.commonShare()) * now.volatility();
        double own = StrictMath.sqrt(1 - dynamics.commonShare()) * now.volatility();
        double common = random.nextGaussian() * shared;
        double imposed = logOverlay(step * STEP_SECONDS);
        double shift = imposed - lastOverlay;
        lastOverlay = imposed;
        double variance = now.volatility() * now.volatility() / 2;
        for (int a = 0; a < assets; a++) {
            double move = sigma[a] * (common + own * random.nextGaussian()) - sigma[a] * sigma[a] * variance + shift;
            logPath[a] += move;
            flow[a] = flow[a] * flowDecay + move;
        }
        jumpClock -= dynamics.jumpsPerHour() * now.jumps() * (assets + 1) * STEP_SECONDS / 3_600;
        while (jumpClock < 0) jump();
        int slot = (int) step & RING - 1;
        for (int a = 0; a < assets; a++) ring[a][slot] = logPath[a];
        if (coin) coinDeviation = coinDeviation * coinPull + coinKick * random.nextGaussian();
        coinRing[slot] = coinDeviation;
    }

    /** One in {@code assets + 1} jumps is the whole market's. */
    private void jump() {
        jumpClock += random.nextExponential();
        double size = dynamics.jumpBp() * 1e-4 * random.nextGaussian();
        int which = random.nextInt(assets + 1);
        for (int a = 0; a < assets; a++) {
            if (which == assets || which == a) {
                logPath[a] += size;
                flow[a] += size;
            }
        }
    }

    private void changeRegime() {
        int count = dynamics.regimes().size();
        if (count > 1) regime = (regime + 1 + random.nextInt(count - 1)) % count;
        regimeEnds = step + stay();
    }

    private long stay() {
        return 1 + (long) (random.nextExponential() * regime().meanSeconds() / STEP_SECONDS);
    }

    private double logOverlay(double seconds) {
        double factor = overlay.applyAsDouble(seconds);
        if (!(factor > 0)) throw new IllegalArgumentException("the overlay must be above zero, got " + factor + " at " + seconds + " s");
        return StrictMath.log(factor);
    }
}
