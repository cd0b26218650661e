/** The command line, and the wiring of the console. */
package fathom.app;
