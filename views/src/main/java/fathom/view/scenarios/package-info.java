/** Scenarios: what can be started, how a run goes, and whether it passed. */
package fathom.view.scenarios;
