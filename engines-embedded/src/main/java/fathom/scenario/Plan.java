package fathom.scenario;

import fathom.measure.Provenance;

/** One line of what a run will do. @param name one or two words; @param text figures with units; @param mark how its data is come by, null where it has none */
public record Plan(String name, String text, Provenance mark) {
    public static Plan of(String name, String text) {
        return new Plan(name, text, null);
    }
}
