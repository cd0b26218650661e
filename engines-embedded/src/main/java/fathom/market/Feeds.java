package fathom.market;

import fathom.market.replay.ReplayKind;
import fathom.market.sim.SimulatorKind;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The kinds of feed that there are; immutable. */
public record Feeds(List<FeedKind> kinds) {
    static final String AND = "+";
    private static final Pattern ID = Pattern.compile("[a-z][a-z0-9-]*");

    /** What comes with Fathom. */
    public static final Feeds STANDARD = new Feeds(List.of(new SimulatorKind(), new ReplayKind()));

    public Feeds {
        kinds = List.copyOf(kinds);
        if (kinds.stream().map(FeedKind::id).distinct().count() < kinds.size()) throw new IllegalArgumentException("two kinds of feed have one id");
        for (FeedKind kind : kinds) if (!ID.matcher(kind.id()).matches()) throw new IllegalArgumentException("'" + kind.id() + "' cannot be the id of a kind of feed");
    }

    /** The same with one kind more. @throws IllegalArgumentException when its id is taken */
    public Feeds with(FeedKind kind) {
        return new Feeds(Stream.concat(kinds.stream(), Stream.of(kind)).toList());
    }

    /**
     * Reads {@code KIND} or {@code KIND:ARGUMENT}, and several of them with {@code +} between. A {@code +} parts only where a kind follows, so that it may stand in the name of a
     * file.
     *
     * @throws IllegalArgumentException half a sentence that says what there is
     */
    public FeedPlan parse(String text) {
        String ids = kinds.stream().map(k -> Pattern.quote(k.id())).collect(Collectors.joining("|"));
        var parts = new ArrayList<FeedOption>();
        for (String part : text.split("\\+(?=(?:" + ids + ")(?:[:+]|$))", -1)) parts.add(option(part));
        return new FeedPlan(parts);
    }

    private FeedOption option(String part) {
        int colon = part.indexOf(':');
        String id = colon < 0 ? part : part.substring(0, colon), argument = colon < 0 ? "" : part.substring(colon + 1);
        boolean empty = colon >= 0 && argument.isEmpty();
        FeedKind kind = kinds.stream().filter(k -> k.id().equals(id) && !empty && (colon >= 0 || !k.form().startsWith(id + ":"))).findFirst()
                .orElseThrow(() -> new IllegalArgumentException("use " + forms() + ", or several with + between"));
        return new FeedOption(kind, argument);
    }

    /** How the options of all kinds are written, e.g. {@code sim[:VENUES] or replay:FILE}. */
    public String forms() {
        List<String> all = kinds.stream().map(FeedKind::form).toList();
        return all.size() == 1 ? all.getFirst() : String.join(", ", all.subList(0, all.size() - 1)) + " or " + all.getLast();
    }

    /** One line for each kind. */
    public List<String> help() {
        return kinds.stream().map(k -> k.form() + ": " + k.brings()).toList();
    }
}
