/** Recordings of machines, by Fathom and by other tools, read into the readings that a live machine gives. */
package fathom.hardware.recording;
