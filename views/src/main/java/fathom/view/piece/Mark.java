package fathom.view.piece;

import fathom.measure.Provenance;
import javafx.scene.control.Tooltip;

/** How a value was come by: a letter in a box of 13 pixels, nothing where it was measured. */
public final class Mark extends Surface {
    private Provenance provenance;
    private final Tooltip tooltip = new Tooltip();

    public Mark(Provenance provenance) {
        Tooltip.install(this, tooltip);
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
        tooltip.setText(now == null ? "" : meaning(now));
        setAccessibleText(tooltip.getText());
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
