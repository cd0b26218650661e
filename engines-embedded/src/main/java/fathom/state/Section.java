package fathom.state;

/** What one area adds to the state of a platform: an immutable record in the package of that area, which also has an empty value for a platform without it. */
public interface Section {}
