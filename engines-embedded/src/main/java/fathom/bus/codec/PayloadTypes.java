package fathom.bus.codec;

import java.util.Map;

/** The records that may travel, each with the short name it travels under. Nothing else is ever made from bytes. */
public record PayloadTypes(Map<String, Class<? extends Record>> byName) {
    public PayloadTypes {
        byName = Map.copyOf(byName);
    }
}
