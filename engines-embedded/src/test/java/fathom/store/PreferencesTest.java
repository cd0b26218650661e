package fathom.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import fathom.store.Preferences.Bounds;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PreferencesTest {
    @TempDir
    private Path folder;

    private PreferencesFile file() {
        return new PreferencesFile(folder.resolve("deep/settings.json"));
    }

    private PreferencesFile file(String text) throws Exception {
        Files.createDirectories(file().path().getParent());
        Files.writeString(file().path(), text);
        return file();
    }

    @Test
    void whatIsWrittenIsRead() throws Exception {
        var all = new Preferences("light", Map.of("3840x2160", 150, "1440x900", 90), "market", new Bounds(-5, 20, 1280.5, 800, true), folder, Map.of("feed.pause", "Shortcut+P", "theme", ""));
        file().write(all);
        assertThat(file().read()).isEqualTo(new PreferencesFile.Read(all, List.of()));
        assertThat(Files.list(file().path().getParent())).containsExactly(file().path());
    }

    @Test
    void withoutAFileWhatShipsIsInForce() {
        assertThat(file().read()).isEqualTo(new PreferencesFile.Read(Preferences.SHIPPED, List.of()));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"theme": "dark"             | settings.json: this is no JSON at line 1; what ships is in force
            []                           | settings.json: it must be an object with fields; what ships is in force
            {"theme": "dusk"}            | settings.json: 'theme' is one of dark, light, system, not 'dusk'
            {"theme": 1}                 | settings.json: 'theme' must be a text, not 1
            {"tehme": "dark"}            | settings.json: unknown field 'tehme'; did you mean theme?
            {"zoom": {"1x1": 1000}}      | settings.json: 'zoom' is one of [90, 100, 110, 125, 150] per cent, not 1000
            {"window": {"x": 1}}         | settings.json: 'window.y' must be a number of pixels
            {"window": {"x": 1, "y": 1, "width": -4, "height": 5}} | settings.json: 'window.width' must be from 1 to 100000 pixels, not -4.0
            {"out": "here"}              | settings.json: 'out' must be a folder from the root, not 'here'
            """)
    void aFaultIsOneSentence(String text, String sentence) throws Exception {
        assertThat(file(text).read()).isEqualTo(new PreferencesFile.Read(Preferences.SHIPPED, List.of(sentence)));
    }

    @Test
    void aFaultCostsNoOtherValue() throws Exception {
        var read = file("{\"theme\": \"dusk\", \"view\": \"buses\", \"keys\": {\"theme\": \"Shortcut+Y\"}}").read();
        assertThat(read.preferences()).isEqualTo(Preferences.SHIPPED.withView("buses").withKey("theme", "Shortcut+Y"));
        assertThat(read.faults()).hasSize(1);
    }

    @Test
    void aFolderInItsPlaceIsAFaultToo() throws Exception {
        Files.createDirectories(file().path());
        assertThat(file().read().faults()).singleElement().asString().contains("it cannot be read");
    }

    @Test
    void aChangeHoldsAtOnceAndIsWrittenSoon() throws Exception {
        try (var keeper = PreferenceKeeper.of(file())) {
            keeper.change(p -> p.withTheme("light"));
            assertThat(keeper.current().theme()).isEqualTo("light");
            await().until(() -> Files.exists(file().path()));
            keeper.change(p -> p.withView("buses"));
        }
        assertThat(file().read().preferences()).isEqualTo(Preferences.SHIPPED.withTheme("light").withView("buses"));
    }

    @Test
    void aFileWithFaultsIsKeptBesideTheNewOne() throws Exception {
        String mine = "{\"theme\": \"dusk\"}";
        try (var keeper = PreferenceKeeper.of(file(mine))) {
            assertThat(keeper.faults()).hasSize(1);
            keeper.change(p -> p.withTheme("light"));
        }
        assertThat(file().path().resolveSibling("settings.json.old")).hasContent(mine);
        assertThat(file().read().preferences().theme()).isEqualTo("light");
    }

    @Test
    void whatCannotBeWrittenIsSaid() throws Exception {
        Files.writeString(folder.resolve("deep"), "a file where the folder should be");
        var told = new CopyOnWriteArrayList<String>();
        try (var keeper = PreferenceKeeper.of(file())) {
            keeper.onFault(told::add);
            keeper.change(p -> p.withTheme("light"));
        }
        assertThat(told).singleElement().asString().startsWith("The settings could not be kept in ");
    }
}
