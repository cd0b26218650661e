package fathom.bus.codec;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Constructor;
import java.lang.reflect.RecordComponent;
import java.util.stream.Stream;

/** A record of any class, component by component; read through its canonical constructor, which so has its say about what is read. */
final class RecordCodec extends ValueCodec {
    private final Class<?> type;
    private final String[] names;
    private final boolean[] primitive;
    private final MethodHandle[] accessors;
    private final MethodHandle constructor;
    /** Filled in later, because a record may hold others of its own class. */
    private final ValueCodec[] codecs;

    RecordCodec(Class<?> type) {
        this.type = type;
        RecordComponent[] components = type.getRecordComponents();
        names = Stream.of(components).map(RecordComponent::getName).toArray(String[]::new);
        primitive = new boolean[components.length];
        accessors = new MethodHandle[components.length];
        codecs = new ValueCodec[components.length];
        try {
            var lookup = MethodHandles.lookup();
            for (int i = 0; i < components.length; i++) {
                primitive[i] = components[i].getType().isPrimitive();
                components[i].getAccessor().setAccessible(true);
                accessors[i] = lookup.unreflect(components[i].getAccessor()).asType(MethodType.methodType(Object.class, Object.class));
            }
            Constructor<?> canonical = type.getDeclaredConstructor(Stream.of(components).map(RecordComponent::getType).toArray(Class<?>[]::new));
            canonical.setAccessible(true);
            constructor = lookup.unreflectConstructor(canonical).asSpreader(Object[].class, components.length)
                    .asType(MethodType.methodType(Object.class, Object[].class));
        } catch (ReflectiveOperationException | RuntimeException e) {
            throw new IllegalArgumentException(type.getSimpleName() + " cannot travel: it is not open to the bus", e);
        }
    }

    void component(int i, ValueCodec codec) {
        codecs[i] = codec;
    }

    @Override
    void write(Object value, ValueWriter out) {
        out.enter();
        out.beginRecord(names.length);
        for (int i = 0; i < names.length; i++) {
            out.component(names[i]);
            codecs[i].writeOrNil(get(i, value), out);
        }
        out.endRecord();
        out.leave();
    }

    private Object get(int i, Object value) {
        try {
            return accessors[i].invokeExact(value);
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Throwable t) {
            throw new IllegalArgumentException("'" + names[i] + "' of " + type.getSimpleName() + " cannot be had", t);
        }
    }

    @Override
    Object read(ValueReader in) throws CodecException {
        in.enter();
        in.beginRecord(names.length);
        var values = new Object[names.length];
        for (int i = 0; i < names.length; i++) {
            values[i] = codecs[i].readOrNull(in.component(names[i]));
            if (values[i] == null && primitive[i]) throw new CodecException("no '" + names[i] + "' in a " + type.getSimpleName());
        }
        in.leave();
        return make(values);
    }

    private Object make(Object[] values) throws CodecException {
        try {
            return constructor.invokeExact(values);
        } catch (Error e) {
            throw e;
        } catch (Throwable t) {
            throw new CodecException("no " + type.getSimpleName() + " can be made of it: " + t.getMessage(), t);
        }
    }
}
