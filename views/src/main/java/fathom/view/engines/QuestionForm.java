package fathom.view.engines;

import fathom.engine.QuestionKind;
import fathom.engine.QuestionKind.Subject;
import fathom.setting.Setting;
import fathom.setting.Settings;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import javafx.collections.FXCollections;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;

/** What an engine declares that it can be asked: the question, what it is about, and its parameters with their units and ranges. */
final class QuestionForm {
    static final double LINE = 28;

    private final ComboBox<QuestionKind> kind = new ComboBox<>();
    private final ComboBox<String> subject = new ComboBox<>();
    private final Button ask = new Button("Ask");
    private final VBox parameters = new VBox(2);
    private final VBox node = new VBox(4);
    private final Map<String, TextField> fields = new LinkedHashMap<>();
    private final Runnable onChange;
    private Map<Subject, List<String>> subjects = Map.of();

    /** @param onAsk when somebody asks; @param onChange when it has other lines than before */
    QuestionForm(Runnable onAsk, Runnable onChange) {
        this.onChange = onChange;
        kind.setId("ask-kind");
        kind.setMaxWidth(Double.MAX_VALUE);
        kind.setConverter(new StringConverter<>() {
            @Override
            public String toString(QuestionKind k) {
                return k == null ? "" : k.name();
            }

            @Override
            public QuestionKind fromString(String name) {
                return null;
            }
        });
        kind.valueProperty().addListener((x, before, now) -> choose(now));
        subject.setId("ask-subjects");
        subject.setEditable(true);
        subject.setMaxWidth(Double.MAX_VALUE);
        subject.getEditor().setId("ask-subject");
        subject.getEditor().setOnAction(e -> onAsk.run());
        ask.setId("ask");
        ask.setMinWidth(HBox.USE_PREF_SIZE);
        ask.setOnAction(e -> onAsk.run());
        HBox.setHgrow(subject, Priority.ALWAYS);
        var line = new HBox(8, subject, ask);
        line.setAlignment(Pos.CENTER_LEFT);
        node.setPadding(new Insets(8, 8, 4, 12));
        node.getChildren().addAll(kind, line, parameters);
    }

    Node node() {
        return node;
    }

    /** Pixels. */
    double height() {
        return 16 + 2 * LINE + fields.size() * (LINE + 2);
    }

    void disable(boolean disabled) {
        node.setDisable(disabled);
    }

    /** @param suggestion a subject that the engine knows */
    void offer(List<QuestionKind> kinds, String suggestion) {
        kind.setItems(FXCollections.observableArrayList(kinds));
        subject.getEditor().setText(suggestion);
        kind.setValue(kinds.isEmpty() ? null : kinds.getFirst());
    }

    /** Unless somebody has written there. */
    void suggest(String suggestion) {
        if (subject.getEditor().getText().isEmpty() && !subject.getEditor().isFocused()) subject.getEditor().setText(suggestion);
    }

    /** @param known what there is to ask about, by kind of subject */
    void subjects(Map<Subject, List<String>> known) {
        subjects = known;
        List<String> now = kind.getValue() == null ? List.of() : known.getOrDefault(kind.getValue().subject(), List.of());
        if (subject.isShowing() || subject.getItems().equals(now)) return;
        String written = subject.getEditor().getText();
        subject.setItems(FXCollections.observableArrayList(now));
        subject.getEditor().setText(written);
    }

    private void choose(QuestionKind chosen) {
        fields.clear();
        parameters.getChildren().clear();
        if (chosen != null) {
            kind.setTooltip(new Tooltip(chosen.meaning()));
            boolean needsNone = chosen.subject() == Subject.NONE;
            subject.setDisable(needsNone);
            subject.setPromptText(switch (chosen.subject()) {
                case NONE -> "needs no subject";
                case ASSET -> "asset, e.g. BTC";
                case INSTRUMENT -> "asset or instrument, empty for all";
                case PORTFOLIO -> "portfolio, empty for the first";
            });
            chosen.parameters().forEach(this::add);
        }
        subjects(subjects);
        onChange.run();
    }

    private void add(Setting s) {
        var field = new TextField();
        field.setId("ask-" + s.name());
        field.setPromptText(s.usual() == null ? "must be set" : s.show(s.usual()));
        field.setMinWidth(60);
        field.setPrefWidth(110);
        field.setTooltip(new Tooltip(s.meaning() + " (" + range(s) + ")"));
        var name = new Label(s.name());
        name.setMinWidth(84);
        var range = new Label(range(s));
        range.getStyleClass().add("faint");
        HBox.setHgrow(range, Priority.ALWAYS);
        var line = new HBox(8, name, field, range);
        line.setAlignment(Pos.CENTER_LEFT);
        line.setMinHeight(LINE);
        parameters.getChildren().add(line);
        fields.put(s.name(), field);
    }

    private static String range(Setting s) {
        String text = switch (s) {
            case Setting.Numeric n -> n.show(n.least()) + " to " + n.show(n.most());
            case Setting.Text t -> t.choices().isEmpty() ? "text" : String.join(", ", t.choices());
            case Setting.Texts t -> t.choices().isEmpty() ? "texts with commas" : "some of " + String.join(", ", t.choices());
        };
        return text;
    }

    /** Empty while the engine can be asked nothing. */
    String kind() {
        return kind.getValue() == null ? "" : kind.getValue().name();
    }

    String subject() {
        return kind.getValue() == null || kind.getValue().subject() == Subject.NONE ? "" : Objects.requireNonNullElse(subject.getEditor().getText(), "").strip();
    }

    /** What was set by hand. @throws IllegalArgumentException one sentence when it cannot be so */
    Map<String, String> set() {
        var set = new LinkedHashMap<String, String>();
        fields.forEach((name, field) -> {
            if (!field.getText().isBlank()) set.put(name, field.getText().strip());
        });
        if (kind.getValue() != null) Settings.parse(set, kind.getValue().parameters());
        return set;
    }
}
