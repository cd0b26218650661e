package fathom.scenario;

import fathom.measure.Figures;

/** What a kind of workload counts, in words: {@code question}, {@code questions}, {@code answered}. @param done how one is called that came back well */
public record WorkUnit(String one, String many, String done) {
    /** E.g. {@code 12 questions}. */
    public String count(long n) {
        return Figures.count(n) + " " + (n == 1 ? one : many);
    }
}
