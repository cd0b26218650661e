/** How parts talk: envelopes on topics, six priorities, inboxes with an overflow policy. Implementations live below. */
package fathom.bus;
