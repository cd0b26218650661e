package fathom.style;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.css.Stylesheet;

/**
 * Run by the build: writes the sheet that {@link Type} and {@link Token} stand for, then each sheet a second time as JavaFX keeps it in memory (BSS), which it prefers.
 * Without that a start would wait for its parser of style sheets to be loaded and run.
 */
public final class SheetCompiler {
    private SheetCompiler() {}

    /** @param args the folder that holds the sheets */
    public static void main(String[] args) throws IOException {
        Path folder = Path.of(args[0]);
        Files.writeString(folder.resolve("text.css"), text());
        try (Stream<Path> files = Files.list(folder)) {
            for (Path sheet : files.filter(f -> f.toString().endsWith(".css")).toList()) {
                String name = sheet.getFileName().toString();
                Stylesheet.convertToBinary(sheet.toFile(), sheet.resolveSibling(name.replace(".css", ".bss")).toFile());
            }
        }
    }

    /** Faces and colours of text, written in one place each. */
    private static String text() {
        String types = Arrays.stream(Type.values()).map(Type::rule).collect(Collectors.joining("\n"));
        String inks = Arrays.stream(Token.values()).map(SheetCompiler::ink).collect(Collectors.joining("\n"));
        return types + "\n.label, .text-flow > .text { -fx-text-fill: -fathom-t1; -fx-fill: -fathom-t1; }\n" + inks + "\n";
    }

    private static String ink(Token token) {
        return String.format(Locale.ROOT, ".label.%1$s, .text.%1$s { -fx-text-fill: %2$s; -fx-fill: %2$s; }", token.ink(), token.css());
    }
}
