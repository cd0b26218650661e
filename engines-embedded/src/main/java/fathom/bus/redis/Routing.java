package fathom.bus.redis;

import static fathom.bus.MessageType.ANALYTICS_RESULT;
import static fathom.bus.MessageType.ANSWER;
import static fathom.bus.MessageType.BACKTEST_COMPLETE;
import static fathom.bus.MessageType.BACKTEST_ERROR;
import static fathom.bus.MessageType.BACKTEST_PROGRESS;
import static fathom.bus.MessageType.BACKTEST_START;
import static fathom.bus.MessageType.FACTOR_CALCULATION;
import static fathom.bus.MessageType.GPU_COMPUTATION;
import static fathom.bus.MessageType.MARKET_DATA;
import static fathom.bus.MessageType.ML_PREDICTION;
import static fathom.bus.MessageType.PARAMETER_OPTIMIZATION;
import static fathom.bus.MessageType.PORTFOLIO_UPDATE;
import static fathom.bus.MessageType.PRICE_UPDATE;
import static fathom.bus.MessageType.QUESTION;
import static fathom.bus.MessageType.STRESS_TEST_RESULT;
import static fathom.bus.MessageType.TRADE_EXECUTION;
import static fathom.bus.MessageType.VPIN_CALCULATION;

import fathom.bus.MessageType;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * Which bus is the home of which type: the first one that names it, else the last one.
 *
 * @param homes in the order of every list
 */
public record Routing(List<Home> homes) {
    /** @param types that live there */
    public record Home(String bus, Set<MessageType> types) {}

    private static final Set<MessageType> MARKET = EnumSet.of(MARKET_DATA, PRICE_UPDATE, TRADE_EXECUTION);
    private static final Set<MessageType> COMPUTED = EnumSet.of(ML_PREDICTION, VPIN_CALCULATION, ANALYTICS_RESULT, FACTOR_CALCULATION, PORTFOLIO_UPDATE, GPU_COMPUTATION);
    private static final Set<MessageType> ASKED = EnumSet.of(QUESTION, ANSWER, BACKTEST_START, BACKTEST_PROGRESS, BACKTEST_COMPLETE, BACKTEST_ERROR,
            PARAMETER_OPTIMIZATION, STRESS_TEST_RESULT);

    /** Market data, what is computed at length, what somebody asked for, and everything else (signals, orders, health, alerts), each on a bus of its own. */
    public static final Routing FOUR = new Routing(List.of(new Home("MarketData", MARKET), new Home("NeuralGpu", COMPUTED), new Home("Primary", ASKED),
            new Home("EngineLogic", Set.of())));
    public static final Routing TRIPLE = new Routing(List.of(new Home("MarketData", MARKET), new Home("NeuralGpu", COMPUTED), new Home("EngineLogic", Set.of())));
    public static final Routing DUAL = new Routing(List.of(new Home("MarketData", MARKET), new Home("EngineLogic", Set.of())));

    public Routing {
        if (homes.isEmpty()) throw new IllegalArgumentException("a routing needs a bus");
        homes = List.copyOf(homes);
    }

    public static Routing single(String bus) {
        return new Routing(List.of(new Home(bus, Set.of())));
    }

    /** The layout for so many servers. @throws IllegalArgumentException unless there are one to four */
    public static Routing of(int servers) {
        return switch (servers) {
            case 1 -> single("Primary");
            case 2 -> DUAL;
            case 3 -> TRIPLE;
            case 4 -> FOUR;
            default -> throw new IllegalArgumentException("a group has one to four servers, got " + servers);
        };
    }

    /** Index of the home of a type. */
    int home(MessageType type) {
        for (int i = 0; i < homes.size(); i++) if (homes.get(i).types().contains(type)) return i;
        return homes.size() - 1;
    }
}
