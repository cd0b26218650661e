package fathom.hardware.apple;

/** One state of a channel and how long it was held. @param ticks of the channel's own clock, or any measure of time */
public record StateTime(String name, double ticks) {
    /** Whether nothing runs in it. */
    boolean isIdle() {
        return name.equals("IDLE") || name.equals("OFF") || isDown();
    }

    /** Whether the cluster has no power in it. */
    boolean isDown() {
        return name.equals("DOWN");
    }
}
