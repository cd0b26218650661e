/** Colours, type, fonts and style sheets: every token of the look once; and what it takes to draw where there is no display. */
package fathom.style;
