package fathom.engine.factor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FactorCatalogueTest {
    @Test
    void thereAreFiveHundredAndEighteen() {
        assertThat(FactorCatalogue.STANDARD.factors()).hasSize(518);
        assertThat(FactorCatalogue.STANDARD.only("alpha158").factors()).hasSize(158);
        assertThat(FactorCatalogue.STANDARD.only("alpha360").factors()).hasSize(360);
        assertThat(FactorCatalogue.STANDARD.factors()).extracting(Factor::lookback).allSatisfy(bars -> assertThat(bars).isBetween(1, 62));
    }

    @Test
    void whatSeveralFactorsHaveInCommonIsComputedOnce() {
        var program = new FactorProgram(FactorCatalogue.STANDARD.factors());
        long written = FactorCatalogue.STANDARD.factors().stream().mapToLong(f -> nodes(f.expression())).sum();
        assertThat((long) program.size()).isLessThan(written * 2 / 5);
    }

    private static long nodes(Expression e) {
        return 1 + e.arguments().stream().mapToLong(FactorCatalogueTest::nodes).sum();
    }

    @Test
    void aUserAddsOnesOfHisOwn() {
        var own = FactorCatalogue.STANDARD.with("own", """
                # momentum that leaves the last bar out
                MOM{10,20} = Ref($close, 1)/Ref($close, {})-1
                GAP = $open/Ref($close, 1)-1
                """).only("own");
        assertThat(own.factors()).extracting(Factor::name).containsExactly("MOM10", "MOM20", "GAP");
        assertThat(own.factors()).extracting(Factor::lookback).containsExactly(11, 21, 2);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', value = {
            "A = $clsoe | there is no field '$clsoe'",
            "A = Men($close, 5) | there is no function 'Men'",
            "A = Mean($close) | Mean takes 2 arguments, not 1",
            "A = Mean($close, 0) | a number of bars is a whole number from 1",
            "A = Mean($close, 2.5) | a number of bars is a whole number from 1",
            "A = Quantile($close, 5, 2) | a quantile is a number from 0 to 1",
            "A = $close + | it ends where a value should stand",
            "A = ($close | expected ')'",
            "A = 1..2 | '1..2' is no number",
            "A | expected NAME = formula",
            "A{x} = $close | is no list of whole numbers",
            "A{1..99999999} = $close | more than 10,000 factors",
            "A{5,5} = $close | there is a factor A5 already",
            "-A = $close | is no name of a factor"})
    void whatIsWrongIsSaidWithItsLine(String line, String sentence) {
        assertThatThrownBy(() -> FactorCatalogue.STANDARD.with("own", "\n" + line)).isInstanceOf(IllegalArgumentException.class).hasMessageStartingWith("own, line 2: ")
                .hasMessageContaining(sentence);
    }

    @Test
    void aFormulaNestedWithoutEndIsRefused() {
        assertThatThrownBy(() -> ExpressionParser.parse("(".repeat(100_000))).isInstanceOf(ExpressionException.class).hasMessageContaining("nested deeper");
        assertThatThrownBy(() -> ExpressionParser.parse("-".repeat(100_000))).isInstanceOf(ExpressionException.class).hasMessageContaining("nested deeper");
    }

    @Test
    void operatorsBindAsInJava() {
        var bar = new double[] {1, 2, 3, 4, 5, 6};
        assertThat(value("1+2*3-4/2", bar)).isEqualTo(5);
        assertThat(value("-$close+2*$close", bar)).isEqualTo(4);
        assertThat(value("$close>$open", bar)).isEqualTo(1);
        assertThat(value("$volume-$vwap*1e-1", bar)).isEqualTo(4.4);
    }

    private static double value(String formula, double[] bar) {
        var series = new FactorSeries(new FactorProgram(FactorCatalogue.STANDARD.with("own", "X = " + formula).only("own").factors()));
        series.add(bar);
        return series.value(0);
    }
}
