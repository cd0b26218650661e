package fathom.view;

import fathom.platform.Platform;
import java.net.URI;
import java.util.function.Consumer;

/**
 * What a view is built with.
 *
 * @param platform what it may ask and order
 * @param go       shows another view
 * @param open     shows a page or a folder outside the console
 */
public record ViewContext(Platform platform, Consumer<ViewId> go, Consumer<URI> open) {}
