package fathom.hardware.recording;

import fathom.hardware.HardwareSnapshot;
import java.util.List;

/** What one tool writes. */
interface RecordingFormat {
    /** What to call it. */
    String name();

    /** Whether a text is of this kind. */
    boolean recognises(String text);

    /** The looks it holds, oldest first. @param at of what has no time of its own, epoch nanoseconds @throws RuntimeException where it is damaged */
    List<HardwareSnapshot> read(String text, long at);
}
