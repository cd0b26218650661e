package fathom.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

class UserFoldersTest {
    private static final Path HOME = Path.of("/home/me");

    @Test
    void eachSystemHasItsPlaces() {
        assertThat(UserFolders.of("Linux", HOME, null, Map.of())).isEqualTo(new UserFolders(HOME.resolve(".local/share/fathom"), HOME.resolve(".config/fathom")));
        assertThat(UserFolders.of("Mac OS X", HOME, null, Map.of("XDG_DATA_HOME", "/x")).data()).isEqualTo(HOME.resolve("Library/Application Support/Fathom"));
        assertThat(UserFolders.of("Windows 11", HOME, null, Map.of()).runs()).isEqualTo(HOME.resolve("AppData/Local/Fathom/runs"));
    }

    @Test
    void theUserMayChoose() {
        assertThat(UserFolders.of("Linux", HOME, null, Map.of("XDG_DATA_HOME", "/data", "XDG_CONFIG_HOME", "not/absolute")))
                .isEqualTo(new UserFolders(Path.of("/data/fathom"), HOME.resolve(".config/fathom")));
        assertThat(UserFolders.of("Linux", HOME, "/chosen", Map.of("FATHOM_HOME", "/other")).runs()).isEqualTo(Path.of("/chosen/runs"));
        assertThat(UserFolders.of("Mac OS X", HOME, null, Map.of("FATHOM_HOME", "/other")).data()).isEqualTo(Path.of("/other"));
    }
}
