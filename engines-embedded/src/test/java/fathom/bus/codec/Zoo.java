package fathom.bus.codec;

import fathom.bus.Topic;
import fathom.model.Book;
import fathom.model.Instrument;
import fathom.model.Levels;
import fathom.model.Side;
import fathom.model.Trade;
import fathom.model.Venue;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.Supplier;

/** A record with everything that a record may have, and random ones of it: the same seed makes the same. */
record Zoo(boolean flag, byte b, short s, char c, int i, long l, float f, double d, Boolean flagBox, Byte byteBox, Short shortBox, Character charBox,
           Integer intBox, Long longBox, Float floatBox, Double doubleBox, String text, Venue venue, Topic topic, Instrument instrument,
           Levels levels, Cage cage, List<String> texts, List<Cage> cages, List<List<Double>> nested, Set<Venue> venues, Set<Long> longs,
           Map<String, Double> byText, Map<Venue, Cage> byVenue, Map<Instrument, Book> books, double[] doubleArray, long[] longArray, int[] intArray,
           String[] textArray, Object anything, Number number, Animal animal, List<? extends Animal> animals, Zoo branch) {

    interface Animal {}

    record Cat(String name, double weight) implements Animal {}

    record Fish(long scales) implements Animal {
        public Fish {
            if (scales < 0) throw new IllegalArgumentException("a fish with " + scales + " scales");
        }
    }

    record Cage(String label, Animal animal, int size) {}

    static final PayloadTypes TYPES = new PayloadTypes(Map.of("zoo", Zoo.class, "cat", Cat.class, "fish", Fish.class, "book", Book.class,
            "trade", Trade.class));

    static Zoo random(Random r) {
        return random(r, 1);
    }

    private static Zoo random(Random r, int deep) {
        return new Zoo(r.nextBoolean(), (byte) r.nextInt(), (short) r.nextInt(), (char) r.nextInt(), (int) number(r), number(r), (float) real(r), real(r),
                maybe(r, r::nextBoolean), maybe(r, () -> (byte) r.nextInt()), maybe(r, () -> (short) r.nextInt()), maybe(r, () -> (char) r.nextInt()),
                maybe(r, () -> (int) number(r)), maybe(r, () -> number(r)), maybe(r, () -> (float) real(r)), maybe(r, () -> real(r)),
                maybe(r, () -> text(r)), maybe(r, () -> venue(r)), maybe(r, () -> Topic.of("zoo." + r.nextInt(50))), maybe(r, () -> instrument(r)),
                maybe(r, () -> levels(r, 8)), maybe(r, () -> cage(r)), maybe(r, () -> list(r, () -> maybe(r, () -> text(r)))),
                maybe(r, () -> list(r, () -> cage(r))), maybe(r, () -> list(r, () -> list(r, () -> real(r)))),
                maybe(r, () -> new LinkedHashSet<>(list(r, () -> venue(r)))), maybe(r, () -> new LinkedHashSet<>(list(r, () -> number(r)))),
                maybe(r, () -> map(r, () -> key(r), () -> real(r))),
                maybe(r, () -> enums(r, () -> venue(r), () -> cage(r), Venue.class)),
                maybe(r, () -> map(r, () -> instrument(r), () -> book(r, 3))), maybe(r, () -> r.doubles(r.nextInt(20)).map(x -> real(r)).toArray()),
                maybe(r, () -> r.longs(r.nextInt(20)).toArray()), maybe(r, () -> r.ints(r.nextInt(20)).toArray()),
                maybe(r, () -> list(r, () -> maybe(r, () -> text(r))).toArray(String[]::new)), anything(r, 3),
                maybe(r, () -> r.nextBoolean() ? (Number) number(r) : (Number) real(r)), maybe(r, () -> animal(r)),
                maybe(r, () -> list(r, () -> animal(r))), deep == 0 ? null : maybe(r, () -> random(r, deep - 1)));
    }

    private static <T> T maybe(Random r, Supplier<T> maker) {
        return r.nextInt(5) == 0 ? null : maker.get();
    }

    private static <T> List<T> list(Random r, Supplier<T> maker) {
        var list = new ArrayList<T>();
        for (int n = r.nextInt(r.nextInt(50) == 0 ? 40 : 4); n > 0; n--) list.add(maker.get());
        return list;
    }

    private static <K, V> Map<K, V> map(Random r, Supplier<K> keys, Supplier<V> values) {
        var map = new LinkedHashMap<K, V>();
        for (int n = r.nextInt(r.nextInt(50) == 0 ? 40 : 4); n > 0; n--) map.put(keys.get(), values.get());
        return map;
    }

    private static <K extends Enum<K>, V> Map<K, V> enums(Random r, Supplier<K> keys, Supplier<V> values, Class<K> type) {
        var map = new EnumMap<K, V>(type);
        map.putAll(map(r, keys, values));
        return map;
    }

    private static Animal animal(Random r) {
        return r.nextBoolean() ? new Cat(maybe(r, () -> text(r)), real(r)) : new Fish(r.nextLong() >>> 1);
    }

    private static Cage cage(Random r) {
        return new Cage(maybe(r, () -> text(r)), maybe(r, () -> animal(r)), (int) number(r));
    }

    private static Object anything(Random r, int deep) {
        return switch (r.nextInt(deep == 0 ? 11 : 14)) {
            case 0 -> null;
            case 1 -> text(r);
            case 2 -> r.nextBoolean();
            case 3 -> (byte) r.nextInt();
            case 4 -> (short) r.nextInt();
            case 5 -> (char) r.nextInt();
            case 6 -> (int) number(r);
            case 7 -> number(r);
            case 8 -> (float) real(r);
            case 9 -> real(r);
            case 10 -> r.nextBoolean() ? animal(r) : trade(r);
            case 11 -> list(r, () -> anything(r, deep - 1));
            case 12 -> map(r, () -> text(r), () -> anything(r, deep - 1));
            default -> map(r, () -> number(r), () -> anything(r, deep - 1));
        };
    }

    /** Of every width. */
    static long number(Random r) {
        return r.nextLong() >> r.nextInt(64);
    }

    static double real(Random r) {
        return switch (r.nextInt(8)) {
            case 0 -> Double.NaN;
            case 1 -> r.nextBoolean() ? Double.POSITIVE_INFINITY : Double.NEGATIVE_INFINITY;
            case 2 -> r.nextBoolean() ? 0.0 : -0.0;
            case 3 -> r.nextInt(1000);
            case 4 -> Double.MIN_VALUE * (1 + r.nextInt(5));
            case 5 -> r.nextGaussian() * Math.pow(10, r.nextInt(600) - 300);
            default -> r.nextDouble() * 1e5;
        };
    }

    /** With letters of one to four bytes, and now and then long. */
    static String text(Random r) {
        var text = new StringBuilder();
        for (int n = r.nextInt(r.nextInt(2_000) == 0 ? 70_000 : 40); n > 0; n--) {
            text.appendCodePoint(switch (r.nextInt(8)) {
                case 0 -> r.nextInt(0x80, 0x800);
                case 1 -> r.nextInt(0x800, 0xd800);
                case 2 -> r.nextInt(0x10000, 0x110000);
                case 3 -> r.nextInt(0x20);
                case 4 -> "\"\\/\uFFFD?".charAt(r.nextInt(5));
                default -> r.nextInt(0x20, 0x7f);
            });
        }
        return text.toString();
    }

    private static String key(Random r) {
        String text = text(r);
        return text.length() < JsonWriter.LONGEST_NAME ? text : "long";
    }

    static Venue venue(Random r) {
        return Venue.values()[r.nextInt(Venue.values().length)];
    }

    static Instrument instrument(Random r) {
        return new Instrument(venue(r), "A" + r.nextInt(200), r.nextBoolean() ? "USDT" : "€", Instrument.Kind.values()[r.nextInt(2)]);
    }

    static Levels levels(Random r, int most) {
        int n = r.nextInt(most + 1);
        return new Levels(r.doubles(n).map(x -> real(r)).toArray(), r.doubles(n).toArray());
    }

    static Book book(Random r, int most) {
        return new Book(maybe(r, () -> instrument(r)), number(r), number(r), number(r), maybe(r, () -> levels(r, most)), levels(r, most));
    }

    static Trade trade(Random r) {
        return new Trade(instrument(r), number(r), number(r), number(r), real(r), real(r), maybe(r, () -> Side.values()[r.nextInt(2)]));
    }
}
