package fathom.scenario;

import fathom.measure.Latency;
import fathom.measure.Provenance;
import fathom.measure.Threshold;
import fathom.measure.Verdict;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * How a run ended, with its evidence.
 *
 * @param lost        sent, and neither answered nor failed when the run was over
 * @param corrected   from the intended time; @param uncorrected from the moment it was really sent
 * @param facts       further observations by metric name, e.g. {@code drawdown.worst}
 * @param why         one sentence, e.g. which threshold failed
 * @param report      the HTML page; the JSON file lies beside it; null when not saved
 */
public record RunReport(String runId, ScenarioProfile profile, long seed, Verdict verdict, String why, long startedAt, double seconds, long intended, long sent,
                        long received, long succeeded, long failed, long lost, List<Threshold.Outcome> thresholds, Latency corrected, Latency uncorrected,
                        Provenance provenance, Map<String, Double> facts, List<RunProgress.Second> timeline, List<RunProgress.LogLine> log, Path report) {}
