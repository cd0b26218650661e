package fathom.bus;

import fathom.model.Instrument;

/**
 * Topics that begin alike and carry one kind of record: whatever anybody needs to know of them, said once. It stands beside whoever publishes on them; where
 * several packages meet, in {@link Topics}.
 *
 * @param prefix    e.g. {@code risk.report}; a topic of the family is the prefix, a dot and what the message is about
 * @param stage     where they stand on the way of a tick
 * @param label     for people, e.g. {@code Risk reports}
 * @param type      that their messages have
 * @param payload   what a message carries
 * @param codecName short name under which the payload travels as bytes; the same for good, because other processes read it
 * @param screen    what a console takes of them without being asked
 * @param sheddable whether a message is rather left out, and counted, than that its publisher waits for a slow server
 * @param work      whether each message goes to one of those who listen, instead of to everyone
 */
public record TopicFamily<T extends Record>(String prefix, Stage stage, String label, MessageType type, Class<T> payload, String codecName, Screen screen,
                                            boolean sheddable, boolean work) {
    /** Recent messages of each family that wait for a console. */
    private static final int RECENT = 256;

    /** From the market to those who act on it, in this order. What venues say names the venue first after the prefix. */
    public enum Stage {
        VENUES("Venues"), ENGINES("Engines"), DESK("Desk"), CONTROL("Questions, hosts");

        private final String label;

        Stage(String label) {
            this.label = label;
        }

        public String label() {
            return label;
        }
    }

    /** Nothing, the latest message of each topic, or every message while eyes can follow. */
    public enum Screen { NONE, LATEST, RECENT }

    public TopicFamily {
        Topic.of(prefix);
        if (prefix.startsWith(".") || prefix.endsWith(".")) throw new IllegalArgumentException("the prefix '" + prefix + "' begins or ends with a dot");
        if (label.isBlank() || codecName.isBlank()) throw new IllegalArgumentException("the topics " + prefix + " need a label and a name for their payload");
    }

    /** For no screen, never shed, for everyone who listens. */
    public static <T extends Record> TopicFamily<T> of(String prefix, Stage stage, String label, MessageType type, Class<T> payload, String codecName) {
        return new TopicFamily<>(prefix, stage, label, type, payload, codecName, Screen.NONE, false, false);
    }

    /** The latest of each topic is for the screen. */
    public TopicFamily<T> latestOnScreen() {
        return new TopicFamily<>(prefix, stage, label, type, payload, codecName, Screen.LATEST, sheddable, work);
    }

    public TopicFamily<T> recentOnScreen() {
        return new TopicFamily<>(prefix, stage, label, type, payload, codecName, Screen.RECENT, sheddable, work);
    }

    public TopicFamily<T> maybeShed() {
        return new TopicFamily<>(prefix, stage, label, type, payload, codecName, screen, true, work);
    }

    public TopicFamily<T> asWork() {
        return new TopicFamily<>(prefix, stage, label, type, payload, codecName, screen, sheddable, true);
    }

    /** All its topics. */
    public TopicPattern pattern() {
        return new TopicPattern(prefix + ".*");
    }

    public Topic topic(String about) {
        return Topic.of(prefix + "." + about);
    }

    public Topic topic(Instrument about) {
        return topic(about.topicPart());
    }

    /** What a topic of the family is about. */
    public String about(Topic topic) {
        return topic.name().substring(prefix.length() + 1);
    }

    boolean holds(String name) {
        return name.length() > prefix.length() && name.startsWith(prefix) && name.charAt(prefix.length()) == '.';
    }

    /** What a console subscribes to. */
    Interest forScreen() {
        return screen == Screen.LATEST ? Interest.latest(this) : Interest.recent(pattern().text(), RECENT);
    }
}
