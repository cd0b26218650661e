package fathom.view.buses;

import fathom.bus.BusStats;
import fathom.state.PlatformState;
import fathom.style.Token;
import fathom.watch.Buses;
import java.util.ArrayList;
import java.util.List;

/**
 * A bus and how it is drawn wherever it is drawn.
 *
 * @param ink    its colour; that of the group of four, whichever of them are there
 * @param dashes of its curves
 */
record BusLook(BusStats bus, Token ink, double[] dashes) {
    private static final String FOR_THE_REST = "Primary";
    private static final double[][] DASHES = {{}, {6, 3}, {2, 2}, {8, 3, 2, 3}};

    /** Every bus; that for what has no home elsewhere comes last. */
    static List<BusLook> of(PlatformState state) {
        var buses = new ArrayList<>(Buses.each(state));
        buses.sort((a, b) -> Boolean.compare(a.name().equals(FOR_THE_REST), b.name().equals(FOR_THE_REST)));
        var looks = new ArrayList<BusLook>();
        for (BusStats bus : buses) looks.add(new BusLook(bus, ink(bus.name(), looks.size()), dashes(looks.size())));
        return looks;
    }

    /** So that curves are told apart without colour. */
    static double[] dashes(int place) {
        return DASHES[place % DASHES.length];
    }

    private static Token ink(String name, int place) {
        return switch (name) {
            case FOR_THE_REST -> Token.C8;
            case "MarketData" -> Token.C1;
            case "EngineLogic" -> Token.C3;
            case "NeuralGpu" -> Token.C6;
            default -> Token.series(place);
        };
    }

    String name() {
        return bus.name();
    }

    /** Whether it lies on a server. */
    boolean isWired() {
        return bus.wire() != null;
    }

    /** Without the protocol, e.g. {@code 127.0.0.1:6380}. */
    String address() {
        return bus.address().replaceFirst("^[a-z-]+://", "");
    }

    /** What it lies on, as short as it can be told: {@code redis 6380}, or its address. */
    String place() {
        if (!isWired()) return bus.address();
        String server = bus.wire().server().version(), port = address().substring(address().lastIndexOf(':') + 1);
        return server.isEmpty() ? address() : server.split(" ")[0] + " " + port;
    }
}
