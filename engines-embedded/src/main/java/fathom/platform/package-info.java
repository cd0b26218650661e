/** The seam: what a console watches and may ask, whether the platform is embedded or elsewhere. */
package fathom.platform;
