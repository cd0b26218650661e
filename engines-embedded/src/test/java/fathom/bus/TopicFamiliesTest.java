package fathom.bus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fathom.bus.TopicFamily.Stage;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TopicFamiliesTest {
    private record Tide(double height) {}

    private record Moon(double phase) {}

    private static final TopicFamily<Tide> TIDES = TopicFamily.of("sea.tide", Stage.ENGINES, "Tides", MessageType.ANALYTICS_RESULT, Tide.class, "tide");

    private static TopicFamily<Moon> moons(String prefix, String codecName) {
        return TopicFamily.of(prefix, Stage.ENGINES, "Moons", MessageType.ANALYTICS_RESULT, Moon.class, codecName);
    }

    @Test
    void aTopicIsOfTheFamilyWithWhosePrefixItBegins() {
        var families = TopicFamilies.of(TIDES, moons("sea.tidewater", "moon"));
        assertThat(families.of(TIDES.topic("DOVER"))).contains(TIDES);
        assertThat(families.of(Topic.of("sea.tide.A.B-C"))).contains(TIDES);
        assertThat(families.of(Topic.of("sea.tidewater.x")).orElseThrow().prefix()).isEqualTo("sea.tidewater");
        for (String other : List.of("sea.tide", "sea.tides.x", "sea", "land.sea.tide.x")) assertThat(families.of(Topic.of(other))).as(other).isEmpty();
        assertThat(TIDES.about(TIDES.topic("A.B"))).isEqualTo("A.B");
    }

    @Test
    void familiesThatHaveATopicInCommonAreRefused() {
        assertThatThrownBy(() -> TopicFamilies.of(TIDES, moons("sea.tide", "moon"))).isInstanceOf(IllegalArgumentException.class)
                .hasMessage("there are two families of topics 'sea.tide'");
        assertThatThrownBy(() -> TopicFamilies.of(moons("sea.tide.moon", "moon"), TIDES)).hasMessage("topics of 'sea.tide.moon' would be of 'sea.tide' too");
        assertThatThrownBy(() -> TopicFamilies.of(moons("sea", "moon"), TIDES)).hasMessage("topics of 'sea.tide' would be of 'sea' too");
    }

    @Test
    void aNameOnTheWireStandsForOneRecordWhichMayStandOnSeveralTopics() {
        assertThatThrownBy(() -> TopicFamilies.of(TIDES, moons("moon", "tide")).payloads()).hasMessage("'tide' is the name of two types");
        assertThatThrownBy(() -> TopicFamilies.of(TIDES).withRecord("x", Moon.class).withRecord("x", Tide.class)).hasMessage("'x' is the name of two types");
        assertThat(TopicFamilies.of(moons("a", "moon"), moons("b", "moon")).withRecord("tide", Tide.class).payloads())
                .isEqualTo(Map.of("moon", Moon.class, "tide", Tide.class));
    }

    @Test
    void whatBusesAndScreensMustKnowFollows() {
        var families = TopicFamilies.of(TIDES.latestOnScreen().maybeShed(), moons("moon", "moon").asWork(), moons("sun", "moon").recentOnScreen());
        assertThat(families.sheddable()).containsExactly(new TopicPattern("sea.tide.*"));
        assertThat(families.work()).containsExactly(new TopicPattern("moon.*"));
        assertThat(families.forScreen()).containsExactly(Interest.latest("sea.tide.*"), Interest.recent("sun.*", 256));
    }

    @Test
    void aPrefixIsATopicWithoutADotAtItsEnds() {
        for (String wrong : List.of("", "a.", ".a", "a b", "a.*")) {
            assertThatThrownBy(() -> moons(wrong, "moon")).as("'%s'", wrong).isInstanceOf(IllegalArgumentException.class);
        }
    }
}
