package fathom.measure;

/** How a value stands to its limit, from harmless to worst. What is not known is never all right. */
public enum Level { OK, UNKNOWN, WARN, BREACH }
