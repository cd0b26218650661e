/** The engine interface, the registry of all eighteen and the runner; one package per engine below. */
package fathom.engine;
