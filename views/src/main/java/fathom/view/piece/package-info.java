/** The recurring pieces of every screen. What shows data paints itself on a canvas, and only what changed: drawn in software, painting is the cost. */
package fathom.view.piece;
