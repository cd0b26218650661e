/** What a console keeps at hand of a platform, wherever that runs. */
package fathom.platform.console;
