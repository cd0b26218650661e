package fathom.engine;

import fathom.setting.Settings;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** Asks an engine as whoever brings figures along does: a table in, a computed answer out, long work done at once. */
public final class Asked {
    private Asked() {}

    /** @param set {@code name=value} */
    public static Computed about(EngineDefinition engine, String kind, Table table, String... set) {
        var texts = new LinkedHashMap<String, String>();
        for (String s : set) texts.put(s.substring(0, s.indexOf('=')), s.substring(s.indexOf('=') + 1));
        QuestionKind question = engine.question(kind).orElseThrow();
        Settings settings = question.settings(texts);
        Object answer = engine.maker().get().answer(new Question(kind, "", texts, table, "test"), settings);
        if (!(answer instanceof Work work)) return (Computed) answer;
        try {
            return (Computed) work.run((share, doing) -> { });
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    /** {@code time,NAME,NAME…} of days. @param columns {@code [name][row]} */
    public static Table series(List<String> names, double[]... columns) {
        var head = new ArrayList<>(List.of("time"));
        head.addAll(names);
        return new Table(head, IntStream.range(0, columns[0].length).mapToObj(t -> {
            var row = new ArrayList<>(List.of(LocalDate.of(2020, 1, 1).plusDays(t).toString()));
            for (double[] column : columns) row.add(Double.toString(column[t]));
            return List.copyOf(row);
        }).toList());
    }

    public static Table series(double... values) {
        return series(List.of("value"), values);
    }

    /** {@code name,mean,NAME…}. */
    public static Table estimates(List<String> names, double[] mean, double[][] covariance) {
        var head = new ArrayList<>(List.of("name", "mean"));
        head.addAll(names);
        return new Table(head, IntStream.range(0, mean.length).mapToObj(i -> {
            var row = new ArrayList<>(List.of(names.get(i), Double.toString(mean[i])));
            for (double c : covariance[i]) row.add(Double.toString(c));
            return List.copyOf(row);
        }).toList());
    }

    public static double[] inOrder(Map<String, Double> values, List<String> names) {
        return names.stream().mapToDouble(values::get).toArray();
    }
}
