package fathom.app.console;

import fathom.platform.Platform;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/** What a platform refuses to do, told to the operator instead of thrown at a button. */
final class Refusals {
    private static final String STARTING = "the platform is still being started", FAILED = "the platform did not start";

    private Refusals() {}

    /**
     * The same platform, but an {@link IllegalStateException} of whatever gives nothing back goes to {@code told} as a sentence. What gives something back
     * throws as before: its caller says why by itself.
     *
     * @param platform not needed before the first call; until it is there, or when it failed, everything is refused: no button waits for it
     */
    static Platform told(CompletableFuture<? extends Platform> platform, Consumer<String> told) {
        return (Platform) Proxy.newProxyInstance(Platform.class.getClassLoader(), new Class<?>[] {Platform.class}, (proxy, method, arguments) -> {
            if (!platform.isDone() || platform.isCompletedExceptionally()) {
                String why = platform.isDone() ? FAILED : STARTING;
                if (method.getReturnType() != void.class) throw new IllegalStateException(why);
                told.accept(sentence(why));
                return null;
            }
            try {
                return method.invoke(platform.join(), arguments);
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
