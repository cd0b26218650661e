package fathom.watch;

import fathom.state.PlatformState;

/** @param before the state about a second earlier, for what is a rate; the same as {@code now} in the first look */
public record Look(PlatformState now, PlatformState before) {
    double seconds() {
        return (now.at() - before.at()) / 1e9;
    }
}
