package fathom.app.bench;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import oshi.hardware.CentralProcessor.TickType;

class HostTest {
    private final long[] from = new long[TickType.values().length];
    private final long[] to = new long[TickType.values().length];

    private void passed(TickType type, long ticks) {
        to[type.getIndex()] = from[type.getIndex()] + ticks;
    }

    @Test
    void whatWasWithheldIsAShareOfWhatWasWanted() {
        passed(TickType.USER, 50);
        passed(TickType.SYSTEM, 25);
        passed(TickType.STEAL, 25);
        passed(TickType.IDLE, 900);
        passed(TickType.IOWAIT, 100);
        assertThat(Host.withheld(from, to)).isEqualTo(25);
    }

    @Test
    void whereNothingWasWantedNothingWasWithheld() {
        passed(TickType.IDLE, 900);
        assertThat(Host.withheld(from, to)).isZero();
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void linuxTellsAShare() {
        assertThat(new Host().withheld()).isBetween(0.0, 100.0);
    }

    @Test
    @DisabledOnOs(OS.LINUX)
    void whereNoAccountIsKeptNoShareIsTold() {
        assertThat(new Host().withheld()).isNaN();
    }
}
