package fathom.scenario;

import fathom.measure.Limit.Outcome;
import fathom.measure.Verdict;
import java.util.List;
import java.util.Optional;

/** How well a run did, 0 to 100, from the margins of its thresholds. @param formula as it is printed */
public record Grade(int score, String formula) {
    private static final int HELD = 60, CAP = 50;
    private static final String FORMULA = "mean over all thresholds of 60 + 40 x margin where one holds, 60 x (1 - excess) where it fails; margin and excess are shares of the limit, at most 1; "
            + "a threshold without a margin (a limit of 0, an equality, a floor in per cent) gives 100 or 0; a failed one caps the whole at 50";

    /** Empty for a run without a verdict. */
    static Optional<Grade> of(Judgement judgement) {
        boolean judged = judgement.verdict() == Verdict.PASS || judgement.verdict() == Verdict.FAIL;
        return judged && !judgement.thresholds().isEmpty() ? Optional.of(new Grade(score(judgement.thresholds()), FORMULA)) : Optional.empty();
    }

    private static int score(List<Outcome> outcomes) {
        double mean = outcomes.stream().mapToDouble(Grade::points).average().orElse(0);
        return (int) Math.round(outcomes.stream().allMatch(Outcome::passed) ? mean : Math.min(CAP, mean));
    }

    private static double points(Outcome o) {
        double margin = o.threshold().margin(o.observed());
        if (Double.isNaN(margin)) return o.passed() ? 100 : 0;
        double share = Math.min(1, Math.abs(margin));
        return o.passed() ? HELD + (100 - HELD) * share : HELD * (1 - share);
    }
}
