/** Messages as bytes: MessagePack or JSON, packed, compressed, and sniffed on reading. */
package fathom.bus.codec;
