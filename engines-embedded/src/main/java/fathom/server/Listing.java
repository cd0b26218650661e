package fathom.server;

import java.nio.charset.StandardCharsets;

/** One page for people that lists what there is. */
final class Listing {
    private Listing() {}

    static byte[] html(Routes routes) {
        var page = new StringBuilder("<!doctype html><html lang=\"en\"><meta charset=\"utf-8\"><title>Fathom</title>"
                + "<style>body{font:15px system-ui;margin:3em}td{padding:.3em 1.5em .3em 0}</style><h1>Fathom</h1><table>\n");
        for (Route r : routes.all()) {
            String path = escaped(r.path().toString());
            boolean simple = r.method() == Method.GET && r.parameters().stream().noneMatch(Parameter::isRequired);
            page.append("<tr><td>").append(r.method()).append("<td>").append(simple ? "<a href=\"" + path + "\">" + path + "</a>" : path).append("<td>").append(escaped(r.meaning())).append('\n');
        }
        return page.append("</table></html>\n").toString().getBytes(StandardCharsets.UTF_8);
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\"", "&quot;");
    }
}
