package fathom.model;

import java.util.Objects;

/**
 * One traded pair at one venue.
 *
 * @param base  what is traded, upper case, e.g. BTC
 * @param quote what it is paid with, upper case, e.g. USDT
 */
public record Instrument(Venue venue, String base, String quote, Kind kind) {
    /** A perpetual future follows other rules of continuity than spot and is never netted with it. */
    public enum Kind { SPOT, PERPETUAL }

    public Instrument {
        Objects.requireNonNull(venue, "venue");
        Objects.requireNonNull(kind, "kind");
        if (base.isBlank() || quote.isBlank()) throw new IllegalArgumentException("an instrument needs a base and a quote, got '" + base + "/" + quote + "'");
    }

    public static Instrument spot(Venue venue, String base) {
        return new Instrument(venue, base, venue.quote(), Kind.SPOT);
    }

    /** E.g. {@code BTC/USDT}, or {@code BTC/USDT perpetual}. */
    public String symbol() {
        return base + "/" + quote + (kind == Kind.PERPETUAL ? " perpetual" : "");
    }

    /** The tail of a topic, e.g. {@code BINANCE.BTC-USDT}: no character of it has a meaning in a topic pattern. */
    public String topicPart() {
        return venue.name() + "." + base + "-" + quote + (kind == Kind.PERPETUAL ? "-PERP" : "");
    }

    @Override
    public String toString() {
        return venue.label() + " " + symbol();
    }
}
