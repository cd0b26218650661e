package fathom.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TableReaderTest {
    private static final Table TABLE = new Table(List.of("time", "value"), List.of(List.of("1", "2.5"), List.of("2", "-1")));

    @Test
    void theSameTableFromCsvAndFromBothFormsOfJson() {
        assertThat(TableReader.read("time,value\n1,2.5\n2,-1\n")).isEqualTo(TABLE);
        assertThat(TableReader.read("\uFEFFtime, value\r\n1 ,2.5\r\n\r\n2,-1")).isEqualTo(TABLE);
        assertThat(TableReader.read("[{\"time\":1,\"value\":2.5},{\"value\":-1,\"time\":2}]")).isEqualTo(TABLE);
        assertThat(TableReader.read("{\"columns\":[\"time\",\"value\"],\"rows\":[[1,2.5],[\"2\",-1]]}")).isEqualTo(TABLE);
        assertThat(TABLE.numbers("value")).containsExactly(2.5, -1);
        assertThat(TABLE.sha256()).isEqualTo(TableReader.read("time,value\n1,2.5\n2,-1").sha256()).hasSize(64);
        assertThat(TABLE.columnsBesides("time")).containsExactly("value");
    }

    @Test
    void quotedValuesHoldCommasAndQuotes() {
        assertThat(TableReader.read("name,value\n\"a, \"\"b\"\"\",1").rows().getFirst()).containsExactly("a, \"b\"", "1");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            ''                            | the input is empty
            time,value                    | the input has a header and no row
            'time,value\\n1'              | row 1 of the input has 1 values where there are 2 columns
            'time,time\\n1,2'             | the input has two columns of one name: time, time
            '[1,2]'                       | an input in JSON is an array of objects, or has 'columns' and 'rows'
            '{"columns":["a"]}'           | an input in JSON is an array of objects, or has 'columns' and 'rows'
            '[{"a":{"b":1}}]'             | a value of the input is itself a list or an object
            '[{"a":1'                     | the input is no JSON
            """)
    void whatIsNoTableIsToldInOneSentence(String text, String sentence) {
        assertThatIllegalArgumentException().isThrownBy(() -> TableReader.read(text.replace("\\n", "\n"))).withMessageStartingWith(sentence);
    }

    @Test
    void whatIsNoNumberIsToldWithItsPlace() {
        Table table = TableReader.read("time,value\n1,2\n2,NaN\n");
        assertThatIllegalArgumentException().isThrownBy(() -> table.numbers("value")).withMessage("row 2 of the input, column 'value': 'NaN' is no number");
        assertThatIllegalArgumentException().isThrownBy(() -> table.numbers("price")).withMessage("the input has no column 'price'; there are time, value");
        assertThatIllegalArgumentException().isThrownBy(() -> TableReader.read("value\n1e999").numbers("value")).withMessageContaining("'1e999' is no number");
    }
}
