/** What must be put up for a position: margin by the rules of regulators, clearing houses and agreements. */
package fathom.engine.collateral;
