package fathom.view.piece;

import fathom.measure.Provenance;

/** How a value was come by: a letter in a box of 13 pixels, nothing where it was measured. */
public final class Mark extends Surface {
    private Provenance provenance;
    private final Tip tip = new Tip(this);

    public Mark(Provenance provenance) {
        show(provenance);
    }

    public void show(Provenance now) {
        if (now == provenance) return;
        provenance = now;
        boolean visible = now != null && !now.mark().isEmpty();
        double size = visible ? Shapes.MARK : 0;
        setMinSize(size, size);
        setPrefSize(size, size);
        setMaxSize(size, size);
        setVisible(visible);
        setManaged(visible);
        String words = now == null ? "" : meaning(now);
        tip.say(words);
        setAccessibleText(words);
        wholly();
    }

    /** In words. */
    public static String meaning(Provenance provenance) {
        return switch (provenance) {
            case MEASURED -> "measured";
            case DERIVED -> "derived: computed from measured values by a model";
            case REPLAYED -> "replayed from a recording";
            case ESTIMATED -> "estimated: a proxy, not a counter";
            case SIMULATED -> "simulated: from the market simulator";
            case SPECIFIED -> "specified: a data sheet's figure";
        };
    }

    @Override
    protected void paint(Pen pen, double width, double height, boolean whole) {
        pen.mark(provenance, 0, 0);
    }
}
