/** The whole platform inside this process. */
package fathom.platform.embedded;
