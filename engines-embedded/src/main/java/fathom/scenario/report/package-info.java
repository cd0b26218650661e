/** A run's report as JSON for machines and as one self-contained HTML page for people. */
package fathom.scenario.report;
