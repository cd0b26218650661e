package fathom.state;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** An area adds its section to the state without touching anything of it. */
class PlatformStateTest {
    private record Weather(int degrees) implements Section {
        static final Weather EMPTY = new Weather(0);

        static Weather of(PlatformState state) {
            return state.section(EMPTY);
        }
    }

    private static final PlatformState BARE = PlatformState.of(10, 5, "test", List.of());

    @Test
    void aSectionThatNoSourceDeliversIsEmpty() {
        assertThat(Weather.of(BARE)).isSameAs(Weather.EMPTY);
        assertThat(News.of(BARE).events()).isEmpty();
    }

    @Test
    void aSectionIsFoundByItsClass() {
        var state = PlatformState.of(10, 5, "test", List.of(new Weather(21), new News(List.of(new Event(9, "ok", "Roof", "dry")))));
        assertThat(Weather.of(state).degrees()).isEqualTo(21);
        assertThat(News.of(state).events()).extracting(Event::what).containsExactly("dry");
    }

    @Test
    void oneSectionIsChangedAndTheRestStays() {
        var news = new News(List.of(new Event(9, "ok", "Roof", "dry")));
        var state = BARE.with(news, new Weather(21));
        var colder = state.with(new Weather(-3)).asOf(11);
        assertThat(Weather.of(colder).degrees()).isEqualTo(-3);
        assertThat(Weather.of(state).degrees()).as("a state never changes").isEqualTo(21);
        assertThat(News.of(colder)).isSameAs(news);
        assertThat(colder.at()).isEqualTo(11);
        assertThat(colder.startedAt()).isEqualTo(5);
    }
}
