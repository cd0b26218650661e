package fathom.engine;

import fathom.bus.Interest;
import fathom.bus.TopicFamily;
import fathom.setting.Setting;
import java.util.List;
import java.util.stream.Collectors;

/** {@code docs/engines.md}, as the definitions of the engines say it. */
final class EnginesDocument {
    private EnginesDocument() {}

    static String of(List<EngineDefinition> engines) {
        return """
                # The engines

                Made from the definitions of the engines; do not write here. Each question is asked by `fathom ask ENGINE QUESTION`, by HTTP and on its page in the console. What an answer about
                figures of one's own was computed by, it says itself: method, source and conventions, how many inputs, from when to when, and their SHA-256.

                """ + engines.stream().map(EnginesDocument::section).collect(Collectors.joining("\n"));
    }

    static String section(EngineDefinition e) {
        var text = new StringBuilder("## %s (`%s`)%n%n%s.%n".formatted(e.id().label(), e.id(), e.id().computes()));
        text.append("Takes %s; publishes %s.%n".formatted(list(e.consumes().stream().map(Interest::pattern).map(p -> "`" + p.text() + "`").toList()),
                list(e.publishes().stream().map(TopicFamily::pattern).map(p -> "`" + p.text() + "`").toList())));
        e.questions().forEach(q -> text.append(question(q)));
        return text.toString();
    }

    private static String list(List<String> names) {
        return names.isEmpty() ? "nothing" : String.join(", ", names);
    }

    private static String question(QuestionKind q) {
        var text = new StringBuilder("%n- **%s**%s: %s.%s%n".formatted(q.name(), q.isJob() ? " (a job)" : "", q.meaning(), q.input().isEmpty() ? "" : " Brought along: `" + q.input() + "`."));
        for (Setting s : q.parameters()) text.append("  - `%s`%s: %s (%s)%n".formatted(s.name(), s.unit().isEmpty() ? "" : ", " + s.unit(), s.meaning(), limits(s)));
        return text.toString();
    }

    private static String limits(Setting s) {
        String usual = s.usual() == null ? "must be set" : "usual: " + s.show(s.usual());
        return switch (s) {
            case Setting.Numeric n -> "from " + n.least() + " to " + n.most() + "; " + usual;
            case Setting.Text t -> t.choices().isEmpty() ? usual : String.join(", ", t.choices()) + "; " + usual;
            case Setting.Texts t -> t.choices().isEmpty() ? usual : String.join(", ", t.choices()) + "; " + usual;
        };
    }
}
