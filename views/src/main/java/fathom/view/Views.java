package fathom.view;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The views of a console in the order of the rail: by group, then as they were registered. Immutable.
 *
 * @param all the first is shown first
 */
public record Views(List<ViewDefinition> all) {
    /** @throws IllegalArgumentException one sentence, when two have the same id */
    public Views {
        all = all.stream().sorted(Comparator.comparing(ViewDefinition::group)).toList();
        var ids = new ArrayList<ViewId>();
        for (ViewDefinition d : all) {
            if (ids.contains(d.id())) throw new IllegalArgumentException("two views are called '" + d.id() + "'");
            ids.add(d.id());
        }
    }

    public static Views of(ViewDefinition... all) {
        return new Views(List.of(all));
    }

    /** The same with one more. */
    public Views with(ViewDefinition more) {
        return new Views(Stream.concat(all.stream(), Stream.of(more)).toList());
    }

    public Optional<ViewDefinition> find(String id) {
        return all.stream().filter(d -> d.id().id().equals(id)).findFirst();
    }

    public List<ViewId> ids() {
        return all.stream().map(ViewDefinition::id).toList();
    }
}
