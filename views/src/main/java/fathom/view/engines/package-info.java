/** Engines: which one is late, wrong or silent, and since when; what it takes, gives and answers. */
package fathom.view.engines;
