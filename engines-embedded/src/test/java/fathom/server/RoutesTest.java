package fathom.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fathom.setting.Setting;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What may be registered, who answers, and what the document says of it. */
class RoutesTest {
    private static final Route.Handler NOTHING = call -> Response.json(200, List.of());
    private static final Route VAR = Route.get("/engines/{engine}/var", "Value at risk").with(new Setting.Text("engine", List.of("risk", "vpin"), null, "Which engine"))
            .with(new Setting.Numeric("level", "", 0.5, 0.999, 0.99, "Confidence")).with(new Setting.Texts("assets", List.of(), null, "Of which")).answers(200, "application/json", "A figure").by(NOTHING);
    private static final Route RUN = Route.post("/engines/{engine}/var", "Value at risk of returns that are given").with(Body.json("Returns", Map.of("type", "object")))
            .answers(new Answer(202, "application/json", "A job", Map.of("type", "object"))).by(NOTHING);

    @Test
    void theRouteWithFewerNamesAnswers() {
        Route one = Route.get("/engines/risk/var", "That of Risk").by(NOTHING);
        Routes routes = Routes.NONE.with(VAR, RUN, one);
        assertThat(routes.find("GET", List.of("engines", "risk", "var")).route()).isSameAs(one);
        assertThat(routes.find("HEAD", List.of("engines", "vpin", "var")).names()).isEqualTo(Map.of("engine", "vpin"));
        assertThat(routes.find("POST", List.of("engines", "risk", "var")).route()).isSameAs(RUN);
        assertThatThrownBy(() -> routes.find("DELETE", List.of("engines", "vpin", "var"))).isInstanceOf(Problem.class).hasMessage("/engines/vpin/var is asked by GET, HEAD, POST, not DELETE");
        assertThatThrownBy(() -> routes.find("GET", List.of("engines", "", "var"))).isInstanceOf(Problem.class).hasMessage("there is no /engines//var; / lists what there is");
    }

    @Test
    void whatCannotBeToldApartIsRefused() {
        assertThatThrownBy(() -> Routes.NONE.with(VAR, Route.get("/engines/{id}/var", "The same").by(NOTHING))).hasMessage("GET /engines/{id}/var and /engines/{engine}/var are one and the same");
        assertThatThrownBy(() -> Routes.NONE.with(Route.get("/x", "Nobody's"))).hasMessage("nobody answers GET /x");
        assertThatThrownBy(() -> Route.get("/{a}/{a}", "Twice")).hasMessageContaining("once in a path");
        assertThatThrownBy(() -> Route.get("x", "No slash")).hasMessageContaining("begins with a slash");
        assertThatThrownBy(() -> VAR.with(new Setting.Text("level", List.of(), null, ""))).hasMessageContaining("stands twice");
    }

    @Test
    void theDocumentSaysAllThatIsKnown() {
        JsonNode document = JsonMapper.shared().valueToTree(OpenApi.document(Routes.NONE.with(VAR, RUN), true));
        assertThat(document.get("openapi").stringValue()).isEqualTo("3.1.0");
        JsonNode get = document.at("/paths/~1engines~1{engine}~1var/get");
        assertThat(get.get("parameters").valueStream().map(p -> p.get("name").stringValue() + " " + p.get("in").stringValue() + " " + p.get("required"))).containsExactly("engine path true", "level query false", "assets query true");
        assertThat(get.at("/parameters/1/schema").toString()).isEqualTo("{\"type\":\"number\",\"minimum\":0.5,\"maximum\":0.999,\"default\":0.99}");
        assertThat(get.at("/parameters/0/schema/enum").toString()).isEqualTo("[\"risk\",\"vpin\"]");
        assertThat(get.at("/parameters/2/explode").booleanValue()).isFalse();
        assertThat(get.at("/responses/default/content/application~1problem+json/schema/$ref").stringValue()).isEqualTo("#/components/schemas/Problem");
        assertThat(get.get("x-scope").stringValue()).isEqualTo("read");
        JsonNode post = document.at("/paths/~1engines~1{engine}~1var/post");
        assertThat(post.at("/requestBody/content/application~1json/schema/type").stringValue()).isEqualTo("object");
        assertThat(post.at("/responses/202/description").stringValue()).isEqualTo("A job");
        assertThat(document.at("/components/securitySchemes/token/scheme").stringValue()).isEqualTo("bearer");
    }
}
