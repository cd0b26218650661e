/** Portfolios marked to market, limits, arbitrage judged by what could really be taken, simulated execution. */
package fathom.desk;
