package fathom.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BusOptionTest {
    private static BusOption parse(String text) {
        return BusOption.parse(text, BusSettings.USUAL);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"local|false|local", "embedded-redis|false|embedded-redis", "standard|false|standard", "redis://h|true|redis://h:6379",
            "redis://:secret@h:7000|true|redis://h:7000", "standard:redis://h|true|redis://h:6379", "redis://a,redis://b:1,rediss://c,redis://d|true|redis://a:6379,redis://b:1,rediss://c:6379,redis://d:6379",
            "redis-cluster://a:1,b:2|true|redis-cluster://a:1,b:2", "redis-sentinel://a:1,b:2/desk,redis://x|true|redis-sentinel://a:1,b:2/desk,redis://x:6379"})
    void whatMayBeAskedFor(String text, boolean elsewhere, String shown) {
        assertThat(parse(text).isElsewhere()).isEqualTo(elsewhere);
        assertThat(parse(text)).hasToString(shown);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "redi://h", "kafka://h", "standard:redis://a,redis://b", "redis://a,redis://b,redis://c,redis://d,redis://e", "redis://h?nonsense=1"})
    void whatMayNot(String text) {
        assertThatThrownBy(() -> parse(text)).isInstanceOf(IllegalArgumentException.class).hasMessageNotContaining("\n");
    }

    @Test
    void aPasswordInTheTextIsKnownAndNeverSaid() {
        assertThat(parse("redis://user:hush@h").hasInlinePassword()).isTrue();
        assertThat(parse("redis://user:hush@h").toString()).doesNotContain("hush");
        assertThatThrownBy(() -> parse("redis://user:hush@h:999999")).hasMessageContaining("port").hasMessageNotContaining("hush");
    }

    @Test
    void settingsNameTheirBuses() {
        var settings = BusSettings.parse("encoding=json, pack=1,append-only");
        assertThat(settings.pack()).isEqualTo(1);
        assertThat(settings.appendOnly()).isTrue();
        assertThat(BusOption.parse("embedded-redis", BusSettings.parse("MarketData.encoding=json"))).isNotNull();
        assertThatThrownBy(() -> BusOption.parse("redis://h", BusSettings.parse("MarketData.encoding=json"))).hasMessageContaining("no bus marketdata");
        for (String wrong : new String[] {"pack=0", "pack=many", "encoding=xml", "fast", "append-only=yes"}) {
            assertThatThrownBy(() -> BusSettings.parse(wrong)).as(wrong).isInstanceOf(IllegalArgumentException.class);
        }
    }
}
