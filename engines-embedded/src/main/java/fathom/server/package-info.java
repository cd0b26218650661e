/** The HTTP interface of a process that serves. */
package fathom.server;
