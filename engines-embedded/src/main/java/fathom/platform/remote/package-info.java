/** A platform that runs in other processes, as seen over its bus. */
package fathom.platform.remote;
