/** What Apple silicon tells: native calls that only fetch, and decoders that need no Mac. */
package fathom.hardware.apple;
