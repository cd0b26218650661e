/** The portfolios view: what the desk owns, what it is worth, and its risk against the limits. */
package fathom.view.portfolios;
