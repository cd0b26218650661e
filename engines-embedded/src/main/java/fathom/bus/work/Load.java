package fathom.bus.work;

/**
 * What a pool looks like at one moment.
 *
 * @param topics  that have something waiting or in hand: more workers than that cannot help
 * @param depth   messages waiting that a further worker could take or come to: what waits behind a message of the same topic in hand is left out
 * @param late    how long the topics that are next have been waiting for a worker, nanoseconds
 * @param busiest most messages in hand at the same time since the look before
 */
record Load(int topics, int depth, long late, int busiest) {}
