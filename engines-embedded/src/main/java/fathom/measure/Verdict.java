package fathom.measure;

/** How a scenario ended. */
public enum Verdict { PASS, FAIL, INCONCLUSIVE, ABORTED }
