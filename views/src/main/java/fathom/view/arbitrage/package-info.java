/** The arbitrage view: what could be taken now, net, for how long, and what was missed. */
package fathom.view.arbitrage;
