package fathom.view;

import static org.assertj.core.api.Assertions.assertThat;

import fathom.desk.DeskState;
import fathom.model.ArbitrageState;
import fathom.model.Opportunity;
import fathom.state.PlatformState;
import fathom.store.PreferenceKeeper;
import fathom.style.Theme;
import fathom.view.arbitrage.ArbitrageView;
import fathom.view.market.MarketView;
import fathom.view.piece.DataTable;
import fathom.view.piece.Panel;
import fathom.view.portfolios.PortfoliosView;
import fathom.view.shell.ScreenStats;
import fathom.view.shell.Shell;
import java.util.List;
import java.util.function.UnaryOperator;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/** The three views of the desk in a window, worked with mouse and keys. */
@ExtendWith(ApplicationExtension.class)
class DeskWindowTest {
    private Shell shell;
    private Stage stage;

    @Start
    void start(Stage stage) {
        this.stage = stage;
        shell = new Shell(new SamplePlatform(), uri -> {}, TestViews.of(new MarketView(), new ArbitrageView(), new PortfoliosView()), PreferenceKeeper.unkept());
        var scene = new Scene(shell, 1280, 800);
        Theme.DARK.choose();
        Theme.style(scene);
        stage.setScene(scene);
        stage.setX(0);
        stage.setY(0);
        stage.setWidth(1280);
        stage.setHeight(800);
        stage.show();
        shell.update(SampleState.frame(3, DeskSample::rich), ScreenStats.UNKNOWN);
    }

    private void show(FxRobot robot, ViewId view, UnaryOperator<PlatformState> change) {
        robot.interact(() -> {
            shell.show(view);
            shell.update(SampleState.frame(3, change), ScreenStats.UNKNOWN);
        });
    }

    private static String title(FxRobot robot, String panel) {
        return title(robot.lookup(panel).queryAs(Panel.class));
    }

    private static String title(Panel panel) {
        return ((Label) panel.lookup(".title-bar > .label")).getText();
    }

    private static DataTable<?> table(FxRobot robot, String id) {
        return robot.lookup(id).queryAs(DataTable.class);
    }

    /** In the middle of a row, counted from 0. */
    private static void click(FxRobot robot, DataTable<?> table, int row) {
        var box = table.localToScreen(table.getBoundsInLocal());
        robot.clickOn(box.getMinX() + 120, box.getMinY() + 24 + row * 24 + 12);
    }

    @Test
    void aSymbolIsChosenWithTheMouse(FxRobot robot) {
        show(robot, ViewId.MARKET, DeskSample::rich);
        assertThat(title(robot, "#symbol-1")).isEqualTo("BTC, five venues");
        robot.clickOn("ETH");
        assertThat(title(robot, "#symbol-1")).isEqualTo("ETH, five venues");
        assertThat(table(robot, "#quotes-1").cellText(0, 1)).startsWith("3,5");
    }

    @Test
    void leftAndRightChooseTheNextSymbol(FxRobot robot) {
        show(robot, ViewId.MARKET, DeskSample::rich);
        robot.clickOn("ETH").type(KeyCode.RIGHT);
        assertThat(title(robot, "#symbol-1")).startsWith("BNB");
        robot.type(KeyCode.LEFT, KeyCode.LEFT, KeyCode.LEFT);
        assertThat(title(robot, "#symbol-1")).as("round the end").startsWith("POL");
        assertThat(table(robot, "#quotes-1").rows()).hasSize(5);
    }

    @Test
    void arrowsInATableBesideChooseRowsAndSymbols(FxRobot robot) {
        show(robot, ViewId.MARKET, DeskSample::rich);
        DataTable<?> quotes = table(robot, "#quotes-1");
        click(robot, quotes, 1);
        Object second = quotes.chosen();
        assertThat(second).isEqualTo(quotes.rows().get(1));
        robot.type(KeyCode.DOWN);
        assertThat(quotes.chosen()).isEqualTo(quotes.rows().get(2));
        robot.type(KeyCode.RIGHT);
        assertThat(title(robot, "#symbol-1")).startsWith("ETH");
    }

    @Test
    void oneVenueIsNamed(FxRobot robot) {
        show(robot, ViewId.MARKET, DeskSample::replay);
        assertThat(title(robot, "#symbol-1")).isEqualTo("BTC at Binance");
        assertThat(table(robot, "#feeds").rows()).hasSize(1);
    }

    @Test
    void featuresTakeThePlaceOfTheTape(FxRobot robot) {
        show(robot, ViewId.MARKET, DeskSample::rich);
        robot.clickOn("Features");
        assertThat(robot.lookup("#features-narrow").tryQuery()).isPresent();
        assertThat(table(robot, "#features-narrow").rows()).isNotEmpty();
        robot.clickOn("Trades");
        assertThat(robot.lookup("#features-narrow").tryQuery()).isEmpty();
    }

    @Test
    void twoSymbolsStandSideBySideInAWideWindow(FxRobot robot) {
        robot.interact(() -> {
            stage.setWidth(1920);
            stage.setHeight(1080);
        });
        show(robot, ViewId.MARKET, DeskSample::rich);
        assertThat(title(robot, "#symbol-1")).startsWith("BTC");
        assertThat(title(robot, "#symbol-2")).startsWith("ETH");
        assertThat(table(robot, "#features").titles()).contains("Binance", "OKX");
    }

    @Test
    void choosingAnEdgeShowsWhereItsMoneyGoes(FxRobot robot) {
        show(robot, ViewId.ARBITRAGE, DeskSample::rich);
        DataTable<?> edges = table(robot, "#edges");
        click(robot, edges, 2);
        assertChosen(robot, (Opportunity) edges.rows().get(2));
        robot.type(KeyCode.DOWN);
        assertChosen(robot, (Opportunity) edges.rows().get(3));
        robot.type(KeyCode.HOME);
        assertChosen(robot, (Opportunity) edges.rows().getFirst());
    }

    private static void assertChosen(FxRobot robot, Opportunity edge) {
        assertThat(title(robot, "#chosen-edge")).isEqualTo(edge.base() + ": " + edge.buy().venue().label() + " to " + edge.sell().venue().label());
        assertThat(table(robot, "#legs").cellText(0, 1)).isEqualTo(edge.buy().venue().label());
    }

    @Test
    void spaceHoldsTheEdgesStill(FxRobot robot) {
        show(robot, ViewId.ARBITRAGE, DeskSample::rich);
        DataTable<?> edges = table(robot, "#edges");
        click(robot, edges, 0);
        robot.type(KeyCode.SPACE);
        List<?> before = edges.rows();
        show(robot, ViewId.ARBITRAGE, s -> without(DeskSample.rich(s)));
        assertThat(edges.rows()).isEqualTo(before);
        robot.type(KeyCode.SPACE);
        assertThat(edges.rows()).isEmpty();
    }

    private static PlatformState without(PlatformState s) {
        return s.with(DeskState.of(s).withArbitrage(ArbitrageState.EMPTY));
    }

    @Test
    void endedEdgesAreListedToo(FxRobot robot) {
        show(robot, ViewId.ARBITRAGE, DeskSample::rich);
        robot.clickOn("Ended");
        assertThat(table(robot, "#edges").rows()).hasSize(120);
        robot.clickOn("Takeable");
        assertThat(table(robot, "#edges").rows()).allMatch(o -> ((Opportunity) o).net() > 0);
    }

    @Test
    void aCardShowsPositionsThenRiskThenProposals(FxRobot robot) {
        show(robot, ViewId.PORTFOLIOS, DeskSample::rich);
        assertThat(table(robot, "#positions-1").cellText(0, 0)).isEqualTo("BTC");
        robot.clickOn("Risk");
        assertThat(table(robot, "#risk-1").cellText(0, 0)).isEqualTo("Historical");
        assertThat(robot.lookup("#positions-1").tryQuery()).isEmpty();
        robot.clickOn("Allocation");
        assertThat(table(robot, "#allocation-1").titles()).contains("now", "min var", "HRP");
    }

    @Test
    void aTableIsCopiedWithItsHead(FxRobot robot) {
        show(robot, ViewId.PORTFOLIOS, DeskSample::rich);
        click(robot, table(robot, "#positions-1"), 0);
        robot.press(KeyCode.SHORTCUT, KeyCode.C).release(KeyCode.C, KeyCode.SHORTCUT);
        var copied = new String[1];
        robot.interact(() -> copied[0] = Clipboard.getSystemClipboard().getString());
        assertThat(copied[0]).startsWith("Symbol\tquantity\tprice\tvalue, USD\tP&L\n").contains("BTC\t33\t67184.50");
    }

    @Test
    void whatHasNoPriceIsSaidAndAnUnknownLimitTellsWhy(FxRobot robot) {
        show(robot, ViewId.PORTFOLIOS, DeskSample::replay);
        DataTable<?> positions = table(robot, "#positions-1");
        assertThat(positions.cellText(0, 0)).isEqualTo("ETH");
        assertThat(positions.cellText(0, 1)).isEqualTo("no price");
        assertThat(table(robot, "#limits-1").cellText(0, 2)).isEqualTo("—");
        assertThat(robot.lookup((Node n) -> "VaR 95 %, 1 day: needs 60 returns, has 12".equals(n.getAccessibleText())).queryAll()).hasSize(3);
    }

    @Test
    void aPausedFeedIsSaidWhereItsPricesStand(FxRobot robot) {
        show(robot, ViewId.MARKET, DeskSample::paused);
        assertThat(robot.lookup((Node n) -> n.getAccessibleText() != null && n.getAccessibleText()
                .startsWith("the feed is paused, last values stand 2 min 1")).queryAll()).isNotEmpty();
    }
}
