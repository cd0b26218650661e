/** Handlers that share work: as many threads as it takes, one topic after another. */
package fathom.bus.work;
