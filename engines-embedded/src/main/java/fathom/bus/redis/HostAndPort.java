package fathom.bus.redis;

/** Where a server listens. */
record HostAndPort(String host, int port) {
    /** As it is typed: an IPv6 address stands in brackets. */
    @Override
    public String toString() {
        return (host.indexOf(':') < 0 ? host : '[' + host + ']') + ':' + port;
    }
}
