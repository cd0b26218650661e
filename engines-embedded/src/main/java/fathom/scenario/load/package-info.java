/** Questions under open load. */
package fathom.scenario.load;
