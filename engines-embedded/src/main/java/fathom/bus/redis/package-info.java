/** Buses on Redis Streams: servers, connections, and the bus itself. */
package fathom.bus.redis;
