/** The frame around the screens: rail, head, strip, status bar, palette, keys; and the loop that brings them what they show. */
package fathom.view.shell;
