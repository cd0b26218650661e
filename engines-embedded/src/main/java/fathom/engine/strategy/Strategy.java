package fathom.engine.strategy;

/** Decides bar by bar, from what it was given so far and nothing else. Not safe for several threads. */
@FunctionalInterface
public interface Strategy {
    /**
     * @param legs the bars that ended together, one for each leg
     * @return what to hold from now on; the very same signal as before when nothing changed
     */
    Signal onBars(PriceBar... legs);
}
