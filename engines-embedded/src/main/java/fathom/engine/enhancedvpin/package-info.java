/** Order-flow toxicity: who trades with whom, what a trade costs, and how likely the other side knows more. */
package fathom.engine.enhancedvpin;
