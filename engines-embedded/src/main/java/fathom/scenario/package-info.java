/** Profiles, the open-model load generator, the runner, verdicts and reports. */
package fathom.scenario;
