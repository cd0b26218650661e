package fathom.view.engines;

import fathom.desk.DeskState;
import fathom.engine.Answer;
import fathom.engine.EngineId;
import fathom.engine.JobReport;
import fathom.engine.JobsState;
import fathom.engine.QuestionKind;
import fathom.engine.QuestionKind.Subject;
import fathom.engine.Table;
import fathom.market.MarketState;
import fathom.model.Instrument;
import fathom.model.PortfolioMark;
import fathom.platform.Command.CancelJob;
import fathom.platform.Platform;
import fathom.state.PlatformState;
import fathom.style.Token;
import fathom.style.Type;
import fathom.view.Frame;
import fathom.view.format.Format;
import fathom.view.piece.Caption;
import fathom.view.piece.Cell;
import fathom.view.piece.Column;
import fathom.view.piece.DataTable;
import fathom.view.piece.Panel;
import fathom.view.piece.Rich;
import fathom.view.piece.RowKind;
import fathom.view.piece.Tracks;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import javafx.scene.control.Button;

/** Asks the chosen engine through its inbox, like everybody else, and shows the answer and how long it took to come; a job with its progress until it is done. */
final class AskPane {
    private final Platform platform;
    private final QuestionForm form = new QuestionForm(this::ask, this::arrange);
    private final Caption status = new Caption(Type.BODY, Token.T3, 0, false);
    private final Button cancel = new Button("Cancel");
    private final DataTable<Unfolded.Line> answer = new DataTable<>(
            Column.left("", 0, l -> Cell.words("   ".repeat(l.depth()) + l.name()).dim()), Column.right("", 190, l -> Cell.num(l.value())));
    private final Tracks content = Tracks.column().gap(0);
    private final Panel panel = new Panel("Ask it").hint(status).tools(cancel);
    private EngineId engine;
    private List<QuestionKind> kinds = List.of();
    private int asked;
    /** Of the job that is being waited for; empty when there is none. */
    private String job = "";

    AskPane(Platform platform) {
        this.platform = platform;
        cancel.setId("ask-cancel");
        cancel.setOnAction(e -> platform.perform(new CancelJob(job)));
        cancel.setVisible(false);
        answer.rowHeight(20, false).kind(l -> l.value().isEmpty() ? RowKind.GROUP : RowKind.PLAIN).setId("answer");
        panel.content(content);
        arrange();
        offer(null, List.of(), "");
    }

    Panel node() {
        return panel;
    }

    private void arrange() {
        content.reset().fixed(form.node(), form.height()).grow(answer);
    }

    /** @param suggestion a subject that the engine knows */
    void offer(EngineRow row, List<QuestionKind> kinds, String suggestion) {
        EngineId id = row == null ? null : row.id();
        boolean able = row != null && row.isRunning() && !kinds.isEmpty();
        form.disable(!able);
        if (id != null && id.equals(engine) && kinds.equals(this.kinds)) {
            if (asked == 0) form.suggest(suggestion);
            return;
        }
        engine = id;
        this.kinds = List.copyOf(kinds);
        asked = 0;
        waitFor("");
        form.offer(this.kinds, suggestion);
        answer.setRows(List.of());
        answer.whenEmpty(able ? "Nothing was asked yet." : "It cannot be asked now.", able ? "A question waits in its inbox like every other message." : "");
        status.show("");
    }

    /** What there is to ask about, and how the job stands that is being waited for. */
    void show(Frame frame) {
        form.subjects(subjects(frame.state()));
        if (!job.isEmpty()) JobsState.of(frame.state()).job(job).ifPresent(this::show);
    }

    private static Map<Subject, List<String>> subjects(PlatformState state) {
        List<Instrument> instruments = MarketState.of(state).books().keySet().stream().toList();
        List<String> assets = instruments.stream().map(Instrument::base).distinct().sorted().toList();
        return Map.of(Subject.ASSET, assets, Subject.PORTFOLIO, DeskState.of(state).portfolios().stream().map(PortfolioMark::id).toList(),
                Subject.INSTRUMENT, Stream.concat(assets.stream(), instruments.stream().map(Instrument::topicPart).sorted()).toList());
    }

    private void ask() {
        if (engine == null || form.node().isDisabled()) return;
        Map<String, String> set;
        try {
            set = form.set();
        } catch (IllegalArgumentException e) {
            refused(Rich.word("not asked").withInk(Token.WARN), e.getMessage());
            return;
        }
        int number = ++asked;
        EngineId of = engine;
        long begin = System.nanoTime();
        waitFor("");
        status.show("asked, waiting");
        platform.ask(of, form.kind(), form.subject(), set, Table.NONE).whenComplete((a, e) -> {
            long took = System.nanoTime() - begin;
            javafx.application.Platform.runLater(() -> {
                if (number == asked && of.equals(engine)) show(a, e, took);
            });
        });
    }

    private void show(Answer a, Throwable e, long took) {
        if (e != null) {
            Throwable cause = e instanceof CompletionException && e.getCause() != null ? e.getCause() : e;
            status.show(Rich.word(cause instanceof TimeoutException ? "no answer within 2 s" : cause.getMessage()).withInk(Token.BAD));
            answer.setRows(List.of());
            answer.whenEmpty("No answer came.", "The engine may be stopped, or busy with what came before.");
        } else if (a.isError()) {
            refused(Rich.of("refused after ", Rich.num(Format.latency(took)).withInk(Token.T2)), a.error());
        } else if (a.body() instanceof JobReport report) {
            answer.setRows(List.of());
            waitFor(report.id());
            show(report);
        } else {
            status.show("answered in ", Rich.num(Format.latency(took)).bold().withInk(Token.T1));
            answer.setRows(Unfolded.of(a.body()));
        }
    }

    private void refused(Object head, String why) {
        status.show(head);
        answer.setRows(List.of());
        answer.whenEmpty("It refused the question.", why);
    }

    private void waitFor(String id) {
        job = id;
        cancel.setVisible(!id.isEmpty());
    }

    private void show(JobReport r) {
        if (r.state().isOver()) waitFor("");
        switch (r.state()) {
            case WAITING -> status.show("waits for a thread");
            case RUNNING -> status.show(Rich.num(Double.isNaN(r.share()) ? "" : Format.percent(r.share() * 100, 0)).bold().withInk(Token.T1), " " + r.doing());
            case DONE -> {
                status.show("worked out in ", Rich.num(Format.latency(r.took())).bold().withInk(Token.T1));
                answer.setRows(Unfolded.of(r.result()));
            }
            case FAILED -> refused(Rich.word("failed").withInk(Token.BAD), r.error());
            case CANCELLED -> {
                status.show("cancelled");
                answer.setRows(List.of());
                answer.whenEmpty("It was cancelled.", "");
            }
        }
        if (r.state() == JobReport.State.RUNNING) answer.whenEmpty("It is being worked out.", r.name());
    }

    /** The answer's lines, for tests. */
    DataTable<Unfolded.Line> answer() {
        return answer;
    }
}
