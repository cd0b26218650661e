package fathom.hardware.linux;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** Small files in which the kernel answers. @param root {@code /}, or a folder that stands for it */
record Kernel(Path root) {
    /** Empty where there is none, or it may not be read. */
    Optional<String> text(String path) {
        try {
            return Optional.of(Files.readString(root.resolve(path)).strip());
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    List<String> lines(String path) {
        return text(path).map(t -> t.lines().toList()).orElse(List.of());
    }

    /** Empty for what is no number, too. */
    OptionalLong number(String path) {
        return text(path).map(Kernel::parse).orElse(OptionalLong.empty());
    }

    static OptionalLong parse(String text) {
        try {
            return OptionalLong.of(Long.parseLong(text));
        } catch (NumberFormatException e) {
            return OptionalLong.empty();
        }
    }

    boolean has(String path) {
        return Files.exists(root.resolve(path));
    }
}
