/** What the desk talks about: instruments, books, trades, orders, fills, portfolios. Records with their invariants and nothing else. */
package fathom.model;
