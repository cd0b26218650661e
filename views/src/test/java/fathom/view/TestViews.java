package fathom.view;

import fathom.view.shell.StandardViews;
import java.util.Arrays;

/** Views that are built already, registered as those that ship are. */
public final class TestViews {
    private TestViews() {}

    /** Each in the place of the one from its package; anything else stands for the Overview. */
    public static Views of(View... views) {
        return new Views(Arrays.stream(views).map(v -> definition(v).withFactory(c -> v)).toList());
    }

    private static ViewDefinition definition(View view) {
        String name = view.getClass().getPackageName();
        return StandardViews.ALL.find(name.substring(name.lastIndexOf('.') + 1)).orElse(StandardViews.ALL.all().getFirst());
    }

    /** All that ship, with another in the place of one of them. */
    public static Views with(ViewId id, View view) {
        return new Views(StandardViews.ALL.all().stream().map(d -> d.id().equals(id) ? d.withFactory(c -> view) : d).toList());
    }
}
