/** The state of a platform in sections: each area has one record of its own in its own package, and a source that delivers it. */
package fathom.state;
