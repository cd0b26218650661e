package fathom.view;

import fathom.engine.EngineId;
import fathom.platform.Command;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Commands as window tests note them, e.g. {@code stopEngine risk}. */
public final class Commands {
    private Commands() {}

    public static String brief(Command command) {
        String name = command.getClass().getSimpleName();
        return Stream.concat(Stream.of(Character.toLowerCase(name.charAt(0)) + name.substring(1)),
                Arrays.stream(command.getClass().getRecordComponents()).map(c -> value(command, c))).collect(Collectors.joining(" "));
    }

    private static String value(Command command, RecordComponent component) {
        try {
            component.getAccessor().setAccessible(true);
            Object value = component.getAccessor().invoke(command);
            return value instanceof EngineId engine ? engine.id() : String.valueOf(value);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }
}
