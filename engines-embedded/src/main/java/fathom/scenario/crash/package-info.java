/** The prices of a market of its own collapse. */
package fathom.scenario.crash;
