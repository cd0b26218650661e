package fathom.scenario.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Isolated("changes the default locale")
class ReportLocaleTest {
    /** No digit, point or sign of a user's language is in what a machine reads, nor in a page's drawings. */
    @ParameterizedTest
    @ValueSource(strings = {"ar-EG-u-nu-arab", "tr-TR", "de-DE", "fa-IR-u-nu-arabext"})
    void everyLocaleWritesTheSame(String tag) {
        var report = ReportFolderTest.report("20260101-a", 1_000_000_000_000_000_000L, "why");
        String json = new String(ReportFolder.json(report), StandardCharsets.UTF_8), page = ReportPage.of(report);
        var usual = Locale.getDefault();
        try {
            Locale.setDefault(Locale.forLanguageTag(tag));
            assertThat(new String(ReportFolder.json(report), StandardCharsets.UTF_8)).isEqualTo(json);
            assertThat(ReportPage.of(report)).isEqualTo(page);
        } finally {
            Locale.setDefault(usual);
        }
    }
}
