package fathom.engine;

import java.util.function.Supplier;

/** Something that takes longer than a message may; done beside the engine, on a thread of {@link Jobs}. */
@FunctionalInterface
public interface Work {
    /**
     * @param progress to be told now and then; that is where a job that was cancelled ends
     * @return the result
     * @throws IllegalArgumentException when it cannot be done; the message is the reason
     */
    Object run(Progress progress) throws Exception;

    /** Cells of a table up to which an answer about it is worked out at once. */
    int SMALL = 60_000;

    /** About a table that was brought along: at once where it is small, else beside the engine. @return what is to be answered */
    static Object about(Table table, Supplier<Computed> answer) {
        if ((long) table.count() * table.columns().size() <= SMALL) return answer.get();
        return (Work) progress -> {
            progress.at(Double.NaN, "works through " + table.count() + " rows");
            return answer.get();
        };
    }

    /** How far a job is. */
    @FunctionalInterface
    interface Progress {
        /**
         * Costs next to nothing.
         *
         * @param share of the work that is done, 0 to 1; NaN when that cannot be said
         * @param doing a few words
         * @throws java.util.concurrent.CancellationException when the job was cancelled
         */
        void at(double share, String doing);
    }
}
