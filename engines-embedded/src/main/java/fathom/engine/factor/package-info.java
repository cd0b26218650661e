/** Factors: named expressions over bars, evaluated bar by bar, and what they say about the returns that follow. */
package fathom.engine.factor;
