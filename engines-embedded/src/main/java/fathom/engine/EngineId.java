package fathom.engine;

import java.util.regex.Pattern;

/**
 * Which engine, and what people are told of it. Two of the same {@link #id} are the same engine. The eighteen that the seeds name have constants; any other
 * is made the same way.
 *
 * @param id       as in commands, topics and JSON: lower-case letters, digits and hyphens
 * @param label    for people
 * @param port     on which it may be asked alone; 0 for none. Two engines of the seeds share one
 * @param computes what it computes, in a few words
 */
public record EngineId(String id, String label, int port, String computes) {
    private static final Pattern ID = Pattern.compile("[a-z][a-z0-9-]{0,63}"); // before the first that is checked by it
    private static final int LONGEST_LABEL = 64, LONGEST_TEXT = 256;

    public static final EngineId ANALYTICS = new EngineId("analytics", "Analytics", 8100, "Return statistics, drawdowns, rolling measures");
    public static final EngineId BACKTESTING = new EngineId("backtesting", "Backtesting", 8110, "Event-driven backtests with costs and latency");
    public static final EngineId RISK = new EngineId("risk", "Risk", 8200, "Value at risk, expected shortfall, component risk");
    public static final EngineId FACTOR = new EngineId("factor", "Factor", 8300, "518 named factors and their information coefficients");
    public static final EngineId ML = new EngineId("ml", "ML", 8400, "Price, risk, signal and regime models");
    public static final EngineId FEATURES = new EngineId("features", "Features", 8500, "Bars, volatility estimators, imbalance, microprice");
    public static final EngineId WEBSOCKET = new EngineId("websocket", "WebSocket", 8600, "Streams bus topics to subscribed clients");
    public static final EngineId THGNN = new EngineId("thgnn", "THGNN", 8600, "Temporal heterogeneous graph network");
    public static final EngineId STRATEGY = new EngineId("strategy", "Strategy", 8700, "Signals with reasons");
    public static final EngineId MARKETDATA = new EngineId("marketdata", "MarketData / IBKR", 8800, "Books per venue, consolidated book, gaps");
    public static final EngineId PORTFOLIO = new EngineId("portfolio", "Portfolio", 8900, "Minimum variance, max Sharpe, HRP, ERC");
    public static final EngineId COLLATERAL = new EngineId("collateral", "Collateral", 9000, "Margin and collateral calls");
    public static final EngineId VPIN = new EngineId("vpin", "VPIN", 10000, "Volume-synchronised probability of informed trading");
    public static final EngineId ENHANCED_VPIN = new EngineId("enhanced-vpin", "Enhanced VPIN", 10001, "PIN, Kyle, Amihud, spreads, order-flow imbalance");
    public static final EngineId MAGNN = new EngineId("magnn", "MAGNN", 10002, "Multi-modality attention graph network");
    public static final EngineId QUANTUM_PORTFOLIO = new EngineId("quantum-portfolio", "Quantum Portfolio", 10003, "QAOA, QIGA, QNN beside the classical optimum");
    public static final EngineId NEURAL_SDE = new EngineId("neural-sde", "Neural SDE", 10004, "Stochastic models and a trained neural SDE");
    public static final EngineId MOLECULAR_DYNAMICS = new EngineId("molecular-dynamics", "Molecular Dynamics", 10005, "Lennard-Jones dynamics of a mapped market");

    /** @throws IllegalArgumentException one sentence when it is no such name */
    public EngineId {
        if (id == null || !ID.matcher(id).matches()) throw new IllegalArgumentException("the id of an engine is of lower-case letters, digits and hyphens, at most 64");
        if (label == null || label.isBlank() || !isPrintable(label, LONGEST_LABEL)) throw new IllegalArgumentException("the label of the engine " + id + " is no name");
        if (port < 0 || port > 65_535) throw new IllegalArgumentException("the engine " + id + " has no port " + port);
        if (computes == null || !isPrintable(computes, LONGEST_TEXT)) throw new IllegalArgumentException("what the engine " + id + " computes is not said in a few words");
    }

    private static boolean isPrintable(String text, int longest) {
        return text.length() <= longest && text.chars().noneMatch(Character::isISOControl);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof EngineId e && e.id.equals(id);
    }

    @Override
    public int hashCode() {
        return id.hashCode();
    }

    @Override
    public String toString() {
        return id;
    }
}
