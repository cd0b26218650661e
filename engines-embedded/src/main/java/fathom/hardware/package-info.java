/** What the machine really tells, and why it does not tell the rest. */
package fathom.hardware;
