package fathom.server;

import fathom.setting.Setting;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** All routes as an OpenAPI 3.1 document. */
final class OpenApi {
    private static final String PROBLEM = "#/components/schemas/Problem";

    private OpenApi() {}

    /** @param token whether one must be shown */
    static Map<String, Object> document(Routes routes, boolean token) {
        var paths = new LinkedHashMap<String, Map<String, Object>>();
        for (Route r : routes.all()) paths.computeIfAbsent(r.path().toString(), p -> new LinkedHashMap<>()).put(r.method().name().toLowerCase(Locale.ROOT), operation(r, token));
        var components = new LinkedHashMap<String, Object>();
        components.put("schemas", Map.of("Problem", problem()));
        if (token) components.put("securitySchemes", Map.of("token", Map.of("type", "http", "scheme", "bearer")));
        var document = new LinkedHashMap<String, Object>();
        document.put("openapi", "3.1.0");
        document.put("info", Map.of("title", "Fathom", "version", "1"));
        document.put("paths", paths);
        document.put("components", components);
        return document;
    }

    private static Map<String, Object> operation(Route route, boolean token) {
        var operation = new LinkedHashMap<String, Object>();
        operation.put("summary", route.meaning());
        if (!route.parameters().isEmpty()) operation.put("parameters", route.parameters().stream().map(OpenApi::parameter).toList());
        if (route.body() != null) {
            var content = new LinkedHashMap<String, Object>();
            route.body().mediaTypes().forEach(type -> content.put(type, content(type, route.body().schema())));
            operation.put("requestBody", Map.of("description", route.body().meaning(), "content", content));
        }
        var responses = new LinkedHashMap<String, Object>();
        for (Answer a : route.answers()) responses.put(Integer.toString(a.status()), Map.of("description", a.meaning(), "content", Map.of(a.mediaType(), content(a.mediaType(), a.schema()))));
        responses.put("default", Map.of("description", "Why there is no other answer", "content", Map.of(Problem.MEDIA_TYPE, Map.of("schema", Map.of("$ref", PROBLEM)))));
        operation.put("responses", responses);
        operation.put("x-scope", route.scope().id());
        if (token) operation.put("security", List.of(Map.of("token", List.of())));
        return operation;
    }

    private static Map<String, Object> content(String type, Map<String, Object> schema) {
        return schema.isEmpty() || !type.endsWith("json") ? Map.of() : Map.of("schema", schema);
    }

    private static Map<String, Object> parameter(Parameter p) {
        var parameter = new LinkedHashMap<String, Object>();
        parameter.put("name", p.name());
        parameter.put("in", p.in().id());
        parameter.put("required", p.isRequired());
        if (!p.setting().meaning().isEmpty()) parameter.put("description", p.setting().meaning());
        if (p.setting() instanceof Setting.Texts) {
            parameter.put("style", p.in() == Parameter.In.PATH ? "simple" : "form");
            parameter.put("explode", false);
        }
        parameter.put("schema", schema(p.setting()));
        return parameter;
    }

    /** What a value may be, as JSON schema. */
    static Map<String, Object> schema(Setting setting) {
        var schema = new LinkedHashMap<String, Object>();
        switch (setting) {
            case Setting.Numeric n -> {
                schema.put("type", "number");
                if (Double.isFinite(n.least())) schema.put("minimum", n.least());
                if (Double.isFinite(n.most())) schema.put("maximum", n.most());
                if (!n.unit().isEmpty()) schema.put("x-unit", n.unit());
            }
            case Setting.Text t -> schema.putAll(text(t.choices()));
            case Setting.Texts t -> {
                schema.put("type", "array");
                schema.put("items", text(t.choices()));
            }
        }
        if (setting.usual() != null) schema.put("default", setting.usual());
        return schema;
    }

    private static Map<String, Object> text(List<String> choices) {
        return choices.isEmpty() ? Map.of("type", "string", "minLength", 1) : Map.of("type", "string", "enum", choices);
    }

    private static Map<String, Object> problem() {
        var members = new LinkedHashMap<String, Object>();
        for (String name : List.of("type", "title", "detail")) members.put(name, Map.of("type", "string"));
        members.put("status", Map.of("type", "integer"));
        return Map.of("type", "object", "properties", members, "required", new ArrayList<>(members.keySet()));
    }
}
