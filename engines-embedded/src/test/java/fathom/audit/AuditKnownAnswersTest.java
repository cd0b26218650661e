package fathom.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class AuditKnownAnswersTest {
    private static final Path ANSWERS = Path.of(System.getProperty("fathom.shared", "../shared"), "data", "known-answers", "25-audit-merkle");
    private static final HexFormat HEX = HexFormat.of();

    /** The eight leaves of Certificate Transparency's test tree. */
    @Test
    void rootsOfTheTransparencyTree() {
        String[] leaves = {"", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f"};
        var tree = new Merkle();
        for (String leaf : leaves) tree.add(Merkle.leaf(HEX.parseHex(leaf)));
        assertThat(HEX.formatHex(tree.root())).isEqualTo("5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328");
    }

    @Test
    void inclusionProofs() {
        for (JsonNode probe : read("inclusion_probes.json")) {
            List<byte[]> path = new ArrayList<>();
            probe.get("proof").forEach(p -> path.add(HEX.parseHex(p.asString())));
            assertThat(Merkle.includes(probe.get("leaf_index").bigIntegerValue().longValue(), probe.get("tree_size").bigIntegerValue().longValue(), HEX.parseHex(probe.get("leaf_hash").asString()), path,
                    HEX.parseHex(probe.get("root").asString()))).as(probe.get("case").asString()).isEqualTo(probe.get("valid").asBoolean());
        }
    }

    @Test
    void filesThatWereTamperedWith(@TempDir Path folder) throws Exception {
        JsonNode all = read("chain_cases.json");
        for (JsonNode one : all.get("cases")) {
            Path file = Files.writeString(folder.resolve("file"), one.get("text").asString());
            for (String anchored : new String[] {"no_anchor", "anchor_mid", "anchor_full"}) {
                JsonNode anchor = all.get("anchors").get(anchored.substring(anchored.indexOf('_') + 1));
                Verification v = AuditReader.verify(file, anchored.equals("no_anchor") ? null : new Anchor(anchor.get("count").asLong(), anchor.get("head").asString()));
                JsonNode expected = one.get(anchored);
                String name = one.get("case").asString() + " " + anchored;
                assertThat(v.ok()).as(name).isEqualTo(expected.get("at_seq").isNull());
                assertThat(v.records()).as(name).isEqualTo(expected.get("valid_entries").asLong());
                if (!v.ok()) assertThat(v.firstFault().record()).as(name).isEqualTo(expected.get("at_seq").asLong());
            }
        }
    }

    private static JsonNode read(String name) {
        assumeTrue(Files.exists(ANSWERS), "without the known answers");
        return JsonMapper.shared().readTree(ANSWERS.resolve(name).toFile());
    }
}
