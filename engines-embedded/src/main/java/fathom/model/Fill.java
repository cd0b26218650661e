package fathom.model;

/**
 * The final answer to an order: how much of it was done, at what average price. A size of 0 means that it expired without a fill.
 *
 * @param at    epoch nanoseconds
 * @param size  base currency done, from 0 to the order's size
 * @param price average, quote currency; NaN when nothing was done
 * @param fee   quote currency, never negative here
 */
public record Fill(Order order, long at, double size, double price, double fee) {}
