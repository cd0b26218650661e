package fathom.scenario.report;

import java.util.Locale;

/** Draws into an inline SVG; colours come from the page's style sheet by class. */
final class Svg {
    private final StringBuilder out = new StringBuilder();

    Svg(int width, int height, String label) {
        add("<svg viewBox=\"0 0 %d %d\" role=\"img\" aria-label=\"%s\">", width, height, escape(label));
    }

    Svg line(String style, double x1, double y1, double x2, double y2) {
        return add("<line class=\"%s\" x1=\"%.1f\" y1=\"%.1f\" x2=\"%.1f\" y2=\"%.1f\"/>", style, x1, y1, x2, y2);
    }

    Svg rect(String style, double x, double y, double width, double height) {
        return add("<rect class=\"%s\" x=\"%.1f\" y=\"%.1f\" width=\"%.1f\" height=\"%.1f\"/>", style, x, y, width, height);
    }

    Svg dot(String style, double x, double y) {
        return add("<circle class=\"%s\" cx=\"%.1f\" cy=\"%.1f\" r=\"2.5\"/>", style, x, y);
    }

    /** @param points x and y in turn */
    Svg path(String style, double[] points) {
        if (points.length < 4) return this;
        out.append("<polyline class=\"").append(style).append("\" points=\"");
        for (int i = 0; i < points.length; i += 2) out.append(String.format(Locale.ROOT, "%.1f,%.1f ", points[i], points[i + 1]));
        out.append("\"/>");
        return this;
    }

    /** @param anchor start, middle or end */
    Svg text(String style, String anchor, double x, double y, String text) {
        return add("<text class=\"%s\" text-anchor=\"%s\" x=\"%.1f\" y=\"%.1f\">%s</text>", style, anchor, x, y, escape(text));
    }

    private Svg add(String element, Object... values) {
        out.append(String.format(Locale.ROOT, element, values));
        return this;
    }

    String end() {
        return out.append("</svg>").toString();
    }

    static String escape(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\"", "&quot;").replace("'", "&#39;");
    }
}
