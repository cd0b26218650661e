package fathom.bus.codec;

/** How a bus writes its entries. Whatever it writes, it reads both. */
public enum Encoding { MSGPACK, JSON }
