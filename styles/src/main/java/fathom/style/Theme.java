package fathom.style;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.WeakHashMap;
import java.util.regex.Pattern;
import javafx.application.Application;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.scene.Scene;
import javafx.scene.paint.Color;

/**
 * Dark or light. One theme holds for the whole application; scenes given to {@link #style} follow it, and whatever paints by itself listens to
 * {@link #currentProperty}. The palette is written once, in the token sheets: colours for a canvas are read out of them.
 */
public enum Theme {
    DARK(new PrimerDark().getUserAgentStylesheet()), LIGHT(new PrimerLight().getUserAgentStylesheet());

    private static final ReadOnlyObjectWrapper<Theme> CURRENT = new ReadOnlyObjectWrapper<>(DARK);
    private static final Set<Scene> SCENES = Collections.newSetFromMap(new WeakHashMap<>());

    private final String base;
    private final Map<Token, Color> colors = new EnumMap<>(Token.class);

    Theme(String base) {
        this.base = base;
        Map<String, String> declared = new HashMap<>();
        var found = Pattern.compile("(-fathom-[\\w-]+)\\s*:\\s*([^;]+);").matcher(read(tokenSheet()));
        while (found.find()) declared.put(found.group(1), found.group(2).strip());
        for (Token token : Token.values()) colors.put(token, Color.web(declared.get(token.css())));
    }

    public static ReadOnlyObjectProperty<Theme> currentProperty() {
        return CURRENT.getReadOnlyProperty();
    }

    public static Theme current() {
        return CURRENT.get();
    }

    public Color color(Token token) {
        return colors.get(token);
    }

    public Theme other() {
        return this == DARK ? LIGHT : DARK;
    }

    /** Makes this the theme of every window, which costs nothing where it is so already. On the JavaFX thread. */
    public void choose() {
        Application.setUserAgentStylesheet(base);
        SCENES.forEach(this::dress);
        CURRENT.set(this);
    }

    /** Gives a scene our style sheets, now and whenever the theme changes. Its popups inherit them. */
    public static void style(Scene scene) {
        Fonts.load();
        SCENES.add(scene);
        current().dress(scene);
    }

    private void dress(Scene scene) {
        scene.getStylesheets().setAll(sheets());
    }

    /** The sheets of a scene in order: palette, faces and colours of text, pieces. */
    public List<String> sheets() {
        return List.of(address(tokenSheet()), address("text.css"), address("fathom.css"));
    }

    private String tokenSheet() {
        return "tokens-" + name().toLowerCase(Locale.ROOT) + ".css";
    }

    private static String address(String resource) {
        return Theme.class.getResource(resource).toExternalForm();
    }

    private static String read(String resource) {
        try (var in = Theme.class.getResourceAsStream(resource)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
