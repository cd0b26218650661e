/** Back-tests: strategies over past bars and ticks with costs and delays, what they would have earned, and how much of that is luck. */
package fathom.engine.backtest;
