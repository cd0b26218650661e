package fathom.bus.codec;

import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Set;

/** A {@code List} or a {@code Set}, in its order. What was read cannot be changed. */
final class ListCodec extends ValueCodec {
    private final ValueCodec element;
    private final boolean set;

    private ListCodec(ValueCodec element, boolean set) {
        this.element = element;
        this.set = set;
    }

    static ListCodec list(ValueCodec element) {
        return new ListCodec(element, false);
    }

    static ListCodec set(ValueCodec element) {
        return new ListCodec(element, true);
    }

    @Override
    void write(Object value, ValueWriter out) {
        var elements = (Collection<?>) value;
        out.beginArray(elements.size());
        for (Object e : elements) element.writeOrNil(e, out);
        out.endArray();
    }

    @Override
    Object read(ValueReader in) throws CodecException {
        var elements = new Object[in.beginArray()];
        for (int i = 0; i < elements.length; i++) elements[i] = element.readOrNull(in.element(i));
        return set ? set(elements) : Collections.unmodifiableList(Arrays.asList(elements));
    }

    private static Set<Object> set(Object[] elements) throws CodecException {
        var set = new LinkedHashSet<>(Arrays.asList(elements));
        if (set.size() < elements.length) throw new CodecException("a set that holds something twice");
        return Collections.unmodifiableSet(set);
    }
}
