package fathom.engine;

import java.util.Arrays;
import java.util.Optional;

/** The eighteen engines of the platform with the ports that the seeds gave them, in the order of every list. */
public enum EngineId {
    ANALYTICS("analytics", "Analytics", 8100, "Return statistics, drawdowns, rolling measures"),
    BACKTESTING("backtesting", "Backtesting", 8110, "Event-driven backtests with costs and latency"),
    RISK("risk", "Risk", 8200, "Value at risk, expected shortfall, component risk"),
    FACTOR("factor", "Factor", 8300, "518 named factors and their information coefficients"),
    ML("ml", "ML", 8400, "Price, risk, signal and regime models"),
    FEATURES("features", "Features", 8500, "Bars, volatility estimators, imbalance, microprice"),
    WEBSOCKET("websocket", "WebSocket", 8600, "Streams bus topics to subscribed clients"),
    THGNN("thgnn", "THGNN", 8600, "Temporal heterogeneous graph network"),
    STRATEGY("strategy", "Strategy", 8700, "Signals with reasons"),
    MARKETDATA("marketdata", "MarketData / IBKR", 8800, "Books per venue, consolidated book, gaps"),
    PORTFOLIO("portfolio", "Portfolio", 8900, "Minimum variance, max Sharpe, HRP, ERC"),
    COLLATERAL("collateral", "Collateral", 9000, "Margin and collateral calls"),
    VPIN("vpin", "VPIN", 10000, "Volume-synchronised probability of informed trading"),
    ENHANCED_VPIN("enhanced-vpin", "Enhanced VPIN", 10001, "PIN, Kyle, Amihud, spreads, order-flow imbalance"),
    MAGNN("magnn", "MAGNN", 10002, "Multi-modality attention graph network"),
    QUANTUM_PORTFOLIO("quantum-portfolio", "Quantum Portfolio", 10003, "QAOA, QIGA, QNN beside the classical optimum"),
    NEURAL_SDE("neural-sde", "Neural SDE", 10004, "Stochastic models and a trained neural SDE"),
    MOLECULAR_DYNAMICS("molecular-dynamics", "Molecular Dynamics", 10005, "Lennard-Jones dynamics of a mapped market");

    private final String id;
    private final String label;
    private final int port;
    private final String computes;

    EngineId(String id, String label, int port, String computes) {
        this.id = id;
        this.label = label;
        this.port = port;
        this.computes = computes;
    }

    /** As in commands and JSON. */
    public String id() {
        return id;
    }

    public String label() {
        return label;
    }

    public int port() {
        return port;
    }

    public String computes() {
        return computes;
    }

    public static Optional<EngineId> of(String id) {
        return Arrays.stream(values()).filter(e -> e.id.equals(id)).findFirst();
    }
}
