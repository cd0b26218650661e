/** Charts on a canvas: horizontal grid, small mono axis text, names at the ends of lines, no box. */
package fathom.view.chart;
