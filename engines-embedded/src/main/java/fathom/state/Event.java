package fathom.state;

/** Something that happened. @param at epoch nanoseconds; @param state ok, warn, bad or idle; @param where the part it happened to, for people */
public record Event(long at, String state, String where, String what) {}
