package fathom.platform;

import fathom.bus.Bus;
import fathom.state.SectionSource;

/** A part of what a console shows that has a section of the state to itself, and learns what stands in it from the bus. */
@FunctionalInterface
public interface Area {
    /** Begins when a console's platform starts; what it opens is closed with it. */
    SectionSource open(Bus bus);
}
