package fathom.bus;

import static fathom.bus.Priority.CRITICAL;
import static fathom.bus.Priority.FLASH_CRASH;
import static fathom.bus.Priority.HIGH;
import static fathom.bus.Priority.LOW;
import static fathom.bus.Priority.NORMAL;
import static fathom.bus.Priority.URGENT;

/** The vocabulary of the platform; each type has the priority it travels with unless the sender says otherwise. */
public enum MessageType {
    MARKET_DATA(NORMAL), PRICE_UPDATE(NORMAL), TRADE_EXECUTION(HIGH),
    VPIN_CALCULATION(HIGH), TOXICITY_ALERT(URGENT), RISK_METRIC(NORMAL), ML_PREDICTION(HIGH), FACTOR_CALCULATION(NORMAL),
    ANALYTICS_RESULT(NORMAL), GPU_COMPUTATION(NORMAL),
    STRATEGY_SIGNAL(HIGH), PORTFOLIO_UPDATE(NORMAL), ORDER_REQUEST(URGENT), POSITION_CHANGE(HIGH),
    ENGINE_HEALTH(LOW), PERFORMANCE_METRIC(LOW), ERROR_ALERT(URGENT), SYSTEM_ALERT(URGENT),
    FLASH_CRASH_ALERT(FLASH_CRASH), MARGIN_CALL(CRITICAL), RISK_LIMIT_BREACH(CRITICAL), SYSTEM_FAILURE(CRITICAL),
    BACKTEST_START(NORMAL), BACKTEST_PROGRESS(LOW), BACKTEST_COMPLETE(NORMAL), BACKTEST_ERROR(HIGH),
    PARAMETER_OPTIMIZATION(LOW), STRESS_TEST_RESULT(NORMAL),
    /** A question to an engine and its answer, joined by the correlation. */
    QUESTION(NORMAL), ANSWER(NORMAL);

    private final Priority priority;

    MessageType(Priority priority) {
        this.priority = priority;
    }

    public Priority priority() {
        return priority;
    }
}
