/** How a figure is come by: readings with provenance, latency as a distribution, rates, thresholds and verdicts. */
package fathom.measure;
