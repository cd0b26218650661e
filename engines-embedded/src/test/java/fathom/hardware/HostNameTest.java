package fathom.hardware;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import oshi.SystemInfo;

class HostNameTest {
    @Test
    void isWhatTheSystemSays() {
        assertThat(HostName.get()).isNotBlank().isEqualTo(new SystemInfo().getOperatingSystem().getNetworkParams().getHostName());
    }
}
