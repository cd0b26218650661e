/** Strategies: declared rules that turn bars into what to hold, each signal with its reason; and the indicators that they are made of. */
package fathom.engine.strategy;
