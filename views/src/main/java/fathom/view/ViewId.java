package fathom.view;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.kordamp.ikonli.feather.Feather;

/** The screens in the order of the rail; each answers one question. */
public enum ViewId {
    OVERVIEW("Overview", "Is everything all right, and if not, where?", Feather.ACTIVITY, ""),
    ENGINES("Engines", "Which engine is late, wrong or silent, and since when?", Feather.SERVER, ""),
    BUSES("Buses", "What flows where, how late, what waits, what failed over?", Feather.SHARE_2, ""),
    MARKET("Market", "What do the venues quote right now, how fresh, how deep?", Feather.BAR_CHART_2, "Desk"),
    ARBITRAGE("Arbitrage", "What could be taken now, net, for how long, and what was missed?", Feather.REPEAT, "Desk"),
    PORTFOLIOS("Portfolios", "What do we own, what is it worth, what is the risk against its limits?", Feather.BRIEFCASE, "Desk"),
    HARDWARE("Hardware", "What does the machine have left?", Feather.CPU, "Machine and tests"),
    SCENARIOS("Scenarios", "What can I start, what is running, did it pass?", Feather.PLAY_CIRCLE, "Machine and tests");

    private final String label;
    private final String question;
    private final Feather icon;
    private final String group;

    ViewId(String label, String question, Feather icon, String group) {
        this.label = label;
        this.question = question;
        this.icon = icon;
        this.group = group;
    }

    /** As in commands and file names. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    public String label() {
        return label;
    }

    public String question() {
        return question;
    }

    public Feather icon() {
        return icon;
    }

    /** Its heading in the rail; empty for the first ones, which have none. */
    public String group() {
        return group;
    }

    public static Optional<ViewId> of(String id) {
        return Arrays.stream(values()).filter(v -> v.id().equals(id)).findFirst();
    }
}
