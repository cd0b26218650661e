package fathom.view.engines;

import fathom.engine.JobReport;
import fathom.engine.JobsState;
import fathom.platform.Command.CancelJob;
import fathom.platform.Platform;
import fathom.style.Token;
import fathom.view.Frame;
import fathom.view.format.Format;
import fathom.view.piece.Cell;
import fathom.view.piece.Column;
import fathom.view.piece.DataTable;
import fathom.view.piece.Panel;
import fathom.view.piece.Rich;
import fathom.view.piece.State;
import java.util.List;
import javafx.scene.control.Button;

/** What is worked out beside an engine, and what was. */
final class JobTable {
    private final DataTable<JobReport> table = new DataTable<>(Column.glyph(JobTable::state), Column.words("Job", 0, JobReport::name),
            Column.left("", 130, JobTable::progress), Column.right("took", 68, j -> Cell.num(Format.latency(j.took())).dim()));
    private final Button cancel = new Button("Cancel");
    private final Panel panel = new Panel("Jobs", table).hint("beside its inbox, latest first").tools(cancel);

    JobTable(Platform platform) {
        table.key(JobReport::id).setId("engine-jobs");
        table.whenEmpty("None so far.", "");
        cancel.setOnAction(e -> {
            JobReport chosen = chosen();
            if (chosen != null) platform.perform(new CancelJob(chosen.id()));
        });
    }

    /** The one that is chosen, or the only one that is going on. */
    private JobReport chosen() {
        JobReport chosen = table.chosen();
        if (chosen != null && !chosen.state().isOver()) return chosen;
        return table.rows().stream().filter(j -> !j.state().isOver()).findFirst().orElse(null);
    }

    Panel node() {
        return panel;
    }

    void show(Frame frame, EngineRow row) {
        List<JobReport> jobs = JobsState.of(frame.state()).jobs().stream().filter(j -> j.engine().equals(row.id().id())).toList();
        table.setRows(jobs);
        cancel.setVisible(jobs.stream().anyMatch(j -> !j.state().isOver()));
    }

    private static State state(JobReport job) {
        return switch (job.state()) {
            case WAITING -> State.IDLE;
            case RUNNING -> State.RUNNING;
            case DONE -> State.OK;
            case FAILED -> State.BAD;
            case CANCELLED -> State.ABSENT;
        };
    }

    private static Cell progress(JobReport job) {
        return switch (job.state()) {
            case WAITING -> Cell.words("waits for a thread").dim();
            case RUNNING -> Double.isNaN(job.share()) ? Cell.words(job.doing()).dim()
                    : Cell.line(Rich.num(Format.percent(job.share() * 100, 0)).bold(), " ", Rich.word(job.doing()).withInk(Token.T3));
            case DONE -> Cell.words("done").dim();
            case FAILED -> Cell.words(job.error()).ink(Token.BAD);
            case CANCELLED -> Cell.words("cancelled").dim();
        };
    }
}
