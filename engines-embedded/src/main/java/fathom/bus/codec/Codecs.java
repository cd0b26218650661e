package fathom.bus.codec;

import fathom.model.Book;
import fathom.model.Trade;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.lang.reflect.WildcardType;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Finds the codec of each type that a record declares, once. */
final class Codecs {
    /** A component of which only an interface is declared. */
    private record Open(RecordComponent component, Class<?> declared) {}

    private final PayloadTypes types;
    private final Map<Class<?>, ValueCodec> known = new HashMap<>();
    private final List<Open> open = new ArrayList<>();
    private final Set<Class<?>> sealed = new HashSet<>();
    private final Deque<Class<?>> kinds = new ArrayDeque<>();

    Codecs(PayloadTypes types) {
        this.types = types;
        known.put(Book.class, new BookCodec());
        known.put(Trade.class, new TradeCodec());
    }

    /** @throws IllegalArgumentException when a component cannot travel */
    ValueCodec record(Class<?> type) {
        ValueCodec codec = known.get(type);
        return codec != null ? codec : resolve(type);
    }

    /** By asking the class, whether there is a codec of its own or not. */
    RecordCodec resolve(Class<?> type) {
        var codec = new RecordCodec(type);
        known.put(type, codec);
        RecordComponent[] components = type.getRecordComponents();
        for (int i = 0; i < components.length; i++) codec.component(i, of(components[i].getGenericType(), components[i]));
        return codec;
    }

    private ValueCodec of(Type type, RecordComponent in) {
        return switch (type) {
            case Class<?> c -> of(c, List.of(Object.class, Object.class), in);
            case ParameterizedType p -> of((Class<?>) p.getRawType(), List.of(p.getActualTypeArguments()), in);
            case WildcardType w -> of(w.getUpperBounds()[0], in);
            case TypeVariable<?> v -> of(v.getBounds()[0], in);
            default -> throw cannotTravel(in, type);
        };
    }

    private ValueCodec of(Class<?> type, List<? extends Type> arguments, RecordComponent in) {
        if (type == List.class) return ListCodec.list(of(arguments.get(0), in));
        if (type == Set.class) return ListCodec.set(of(arguments.get(0), in));
        if (type == Map.class) return new MapCodec(of(arguments.get(0), in), of(arguments.get(1), in));
        if (type.isEnum()) return new EnumCodec(type);
        ValueCodec leaf = Leaves.of(type);
        if (leaf != null) return leaf;
        if (type.isRecord()) return record(type);
        if (type != Object.class && type != Number.class && !type.isInterface()) throw cannotTravel(in, type);
        open.add(new Open(in, type));
        find(type);
        return new TaggedCodec(type, types);
    }

    private void find(Class<?> type) {
        if (!type.isSealed() || !sealed.add(type)) return;
        for (Class<?> kind : type.getPermittedSubclasses()) {
            if (kind.isRecord()) kinds.add(kind);
            else find(kind);
        }
    }

    /** A record that is a kind of some sealed type found so far, each once; null when there is no more. */
    Class<?> nextKind() {
        return kinds.poll();
    }

    /** To be called when all types are known. @throws IllegalArgumentException when a component is of an interface of which nothing that may travel can be */
    void requireValues() {
        for (Open o : open) if (!types.anyIs(o.declared)) throw cannotTravel(o.component, o.declared);
    }

    private static IllegalArgumentException cannotTravel(RecordComponent in, Type type) {
        return new IllegalArgumentException("%s cannot travel: its component '%s' is or holds a %s".formatted(in.getDeclaringRecord().getSimpleName(),
                in.getName(), type.getTypeName()));
    }
}
