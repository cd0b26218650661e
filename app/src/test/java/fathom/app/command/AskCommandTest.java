package fathom.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import fathom.app.CommandRun;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class AskCommandTest {
    @Test
    void aPlatformStartedForItIsAsked() {
        var outcome = CommandRun.fathom("ask", "marketdata", "top", "--subject", "BTC", "--after", "0", "--json");
        assertThat(outcome.exit()).as(outcome.err()).isZero();
        JsonNode answer = JsonMapper.shared().readTree(outcome.out());
        assertThat(answer.propertyNames()).containsExactly("engine", "question", "subject", "result", "conventions", "inputs", "error");
        assertThat(answer.get("engine").asString()).isEqualTo("marketdata");
        assertThat(answer.get("result").size()).isPositive();
    }

    @Test
    void anEngineRefusesInASentence() {
        var outcome = CommandRun.fathom("ask", "marketdata", "book", "--subject", "NONE", "--after", "0", "--json");
        assertThat(outcome.exit()).isEqualTo(70);
        assertThat(JsonMapper.shared().readTree(outcome.out()).get("error").asString()).contains("no book of 'NONE'");
    }

    @Test
    void theQuestionsOfAnEngineAreListed() {
        for (String[] line : new String[][] {{"ask", "marketdata"}, {"ask", "marketdata", "--help"}}) {
            var outcome = CommandRun.fathom(line);
            assertThat(outcome.exit()).isZero();
            assertThat(outcome.out()).contains("book", "quality", "--subject");
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            ask                                     | which engine?
            ask rsk var                             | there is no engine 'rsk'; did you mean risk?
            ask magnn var                           | the engine 'magnn' is not built yet
            ask marketdata bok                      | the engine 'marketdata' has no question 'bok'; did you mean book
            ask marketdata book --set level=1       | --set: unknown setting 'level'
            ask marketdata book --input none.csv    | the question 'book' takes no --input
            ask marketdata book --after -1          | --after -1.0: from 0 to 3600 seconds
            """)
    void whatWasAskedWronglyIsOneSentenceAnd64(String line, String sentence) {
        var outcome = CommandRun.fathom(line.split(" +"));
        assertThat(outcome.exit()).isEqualTo(64);
        assertThat(outcome.err()).startsWith("fathom: " + sentence);
    }
}
