package fathom.engine;

import fathom.setting.Setting;
import fathom.setting.Settings;
import java.util.HashSet;
import java.util.List;
import java.util.Map;

/**
 * A question that an engine declares. Forms, load, routes and their description follow from it.
 *
 * @param name       as in commands and routes: lower-case letters, digits and hyphens
 * @param subject    what it is about
 * @param meaning    what the answer says, in one sentence without a full stop
 * @param parameters that may be set
 * @param input      columns that whoever asks may bring along, in words, e.g. {@code time,value}; empty when it is only asked about what the engine has
 * @param isJob      whether the answer takes longer than a message may: it is worked out beside the engine, and the first answer names the job
 */
public record QuestionKind(String name, Subject subject, String meaning, List<Setting> parameters, String input, boolean isJob) {
    private static final int LONGEST_NAME = 64, LONGEST_MEANING = 400, MOST_PARAMETERS = 64;

    /** What a question may be about. */
    public enum Subject {
        /** Nothing in particular. */
        NONE,
        /** One asset, e.g. {@code BTC}. */
        ASSET,
        /** One instrument, e.g. {@code BINANCE.BTC-USDT}, an asset for all its instruments, or empty for everything. */
        INSTRUMENT,
        /** One portfolio by its id, or empty for the first. */
        PORTFOLIO
    }

    /** @throws IllegalArgumentException when it is too long, or has a parameter twice */
    public QuestionKind {
        parameters = List.copyOf(parameters);
        if (name == null || !name.matches("[a-z][a-z0-9-]*") || name.length() > LONGEST_NAME) throw new IllegalArgumentException("'" + name + "' is no name of a question");
        if (subject == null || meaning == null || meaning.length() > LONGEST_MEANING || input == null || input.length() > LONGEST_MEANING) throw new IllegalArgumentException("the question " + name + " does not say what it is about");
        var names = new HashSet<String>();
        for (Setting s : parameters) if (!names.add(s.name())) throw new IllegalArgumentException("the question " + name + " has two parameters '" + s.name() + "'");
        if (names.size() > MOST_PARAMETERS) throw new IllegalArgumentException("the question " + name + " has more than " + MOST_PARAMETERS + " parameters");
    }

    /** Answered at once, from what the engine knows. */
    public static QuestionKind of(String name, Subject subject, String meaning, Setting... parameters) {
        return new QuestionKind(name, subject, meaning, List.of(parameters), "", false);
    }

    /** Worked out beside the engine. */
    public static QuestionKind job(String name, Subject subject, String meaning, Setting... parameters) {
        return new QuestionKind(name, subject, meaning, List.of(parameters), "", true);
    }

    /** The same, also about a table that is brought along. @param columns in words, e.g. {@code time,value or time,NAME,NAME…} */
    public QuestionKind bringing(String columns) {
        return new QuestionKind(name, subject, meaning, parameters, columns, isJob);
    }

    /** What was set, with the usual value for all that was not. @throws IllegalArgumentException one sentence why it cannot be so */
    public Settings settings(Map<String, String> set) {
        return Settings.parse(set, parameters);
    }
}
