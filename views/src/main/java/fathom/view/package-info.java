/** The seam between shell and screens: one {@link fathom.view.View} per question, fed with one immutable {@link fathom.view.Frame}. */
package fathom.view;
