/** The console as an application: platform, shell and views put together. */
package fathom.app.console;
