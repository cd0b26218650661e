/** How numbers, ages and times are written. */
package fathom.view.format;
