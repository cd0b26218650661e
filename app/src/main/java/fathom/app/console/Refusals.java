package fathom.app.console;

import fathom.platform.Platform;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** What a platform refuses to do, told to the operator instead of thrown at a button. */
final class Refusals {
    private Refusals() {}

    /**
     * The same platform, but an {@link IllegalStateException} of whatever gives nothing back goes to {@code told} as a sentence. What gives something back
     * throws as before: its caller says why by itself.
     *
     * @param platform asked for at each call, and not before the first: views are built while the platform still starts
     */
    static Platform told(Supplier<? extends Platform> platform, Consumer<String> told) {
        return (Platform) Proxy.newProxyInstance(Platform.class.getClassLoader(), new Class<?>[] {Platform.class}, (proxy, method, arguments) -> {
            try {
                return method.invoke(platform.get(), arguments);
            } catch (InvocationTargetException e) {
                if (!(e.getCause() instanceof IllegalStateException refusal) || method.getReturnType() != void.class) throw e.getCause();
                told.accept(sentence(refusal.getMessage()));
                return null;
            }
        });
    }

    private static String sentence(String words) {
        return Character.toUpperCase(words.charAt(0)) + words.substring(1) + (words.endsWith(".") ? "" : ".");
    }
}
