/** What one process runs of a platform, and what the processes on a bus say of themselves. */
package fathom.platform.host;
