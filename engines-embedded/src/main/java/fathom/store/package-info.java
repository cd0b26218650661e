/** What Fathom keeps, and where. */
package fathom.store;
