package fathom.style;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import javafx.scene.paint.Color;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.api.Test;

class ThemeTest {
    @ParameterizedTest
    @EnumSource(Theme.class)
    void everyTokenHasAColour(Theme theme) {
        for (Token token : Token.values()) assertThat(theme.color(token)).as(token.css()).isNotNull();
    }

    @Test
    void coloursAreThoseOfTheSheets() {
        assertThat(Theme.DARK.color(Token.ACCENT)).isEqualTo(Color.web("#62a8ff"));
        assertThat(Theme.LIGHT.color(Token.PS_BG)).isEqualTo(Color.web("#f0ebfb"));
        assertThat(Theme.DARK.color(Token.SCRIM).getOpacity()).isEqualTo(0.66, within(0.005));
    }

    /** WCAG 2 contrast: 4.5 for text on every ground it stands on, 3 for the edges of inputs and the series of charts. */
    @ParameterizedTest
    @CsvSource({"T1,4.5", "T2,4.5", "T3,4.5", "ACCENT,4.5", "OK,4.5", "WARN,4.5", "BAD,4.5", "STALE,4.5", "UP,4.5", "DOWN,4.5", "PS,4.5", "PR,4.5", "PE,4.5", "PP,4.5", "PD,4.5"})
    void textCanBeRead(Token ink, double least) {
        for (Theme theme : Theme.values()) {
            for (Token ground : new Token[] {Token.BG0, Token.BG1, Token.BG2}) {
                assertThat(contrast(theme.color(ink), theme.color(ground))).as("%s on %s, %s", ink, ground, theme).isGreaterThanOrEqualTo(least);
            }
        }
    }

    @ParameterizedTest
    @EnumSource(Theme.class)
    void linesOfChartsCanBeSeen(Theme theme) {
        for (int i = 0; i < 8; i++) assertThat(contrast(theme.color(Token.series(i)), theme.color(Token.BG1))).as("series %d", i + 1).isGreaterThanOrEqualTo(3);
        assertThat(contrast(theme.color(Token.LINE3), theme.color(Token.BG1))).isGreaterThanOrEqualTo(3);
    }

    private static double contrast(Color a, Color b) {
        double one = luminance(a), other = luminance(b);
        return (Math.max(one, other) + 0.05) / (Math.min(one, other) + 0.05);
    }

    private static double luminance(Color c) {
        return 0.2126 * linear(c.getRed()) + 0.7152 * linear(c.getGreen()) + 0.0722 * linear(c.getBlue());
    }

    private static double linear(double channel) {
        return channel <= 0.04045 ? channel / 12.92 : Math.pow((channel + 0.055) / 1.055, 2.4);
    }
}
