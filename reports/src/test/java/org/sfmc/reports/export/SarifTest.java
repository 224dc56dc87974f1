package org.sfmc.reports.export;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.networknt.schema.InputFormat;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion.VersionFlag;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.sfmc.reports.SavedTraces;
import org.sfmc.reports.trace.Document;

class SarifTest {
  /** The schema of OASIS, as a library of another project brings it along. */
  private static final JsonSchema SCHEMA = schema();

  private static JsonSchema schema() {
    try (var in = SarifTest.class.getResourceAsStream("/schema/sarif-schema-2.1.0.json")) {
      String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      return JsonSchemaFactory.getInstance(VersionFlag.V7).getSchema(text);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  @TestFactory
  Stream<DynamicTest> everyTraceIsValid() {
    return SavedTraces.each(
        document ->
            assertEquals(Set.of(), SCHEMA.validate(Sarif.print(document), InputFormat.JSON)));
  }

  @Test
  void theSchemaRefusesWhatIsNoSarif() {
    String text = Sarif.print(SavedTraces.of("stale[bug=no_shootdown]"));

    assertFalse(SCHEMA.validate(text.replace("startLine", "line"), InputFormat.JSON).isEmpty());
    assertFalse(
        SCHEMA.validate(text.replace("\"essential\"", "\"vital\""), InputFormat.JSON).isEmpty());
  }

  @TestFactory
  Stream<DynamicTest> theOrderOfExecutionIsThatOfTheRows() {
    return SavedTraces.each(
        document -> {
          Map<Integer, String> order = new TreeMap<>();

          for (JsonObject flow : flows(document)) {
            int before = 0;
            for (JsonElement location : flow.getAsJsonArray("locations")) {
              int at = location.getAsJsonObject().get("executionOrder").getAsInt();
              assertEquals(true, at > before, "within a thread the order is that of the list");
              order.put(at, flow.get("id").getAsString());
              before = at;
            }
          }

          List<String> expected =
              document.rows().stream()
                  .map(r -> r.thread() == null ? "environment" : r.thread())
                  .toList();
          assertEquals(expected, List.copyOf(order.values()));
          assertEquals(
              IntStream.rangeClosed(1, document.rows().size()).boxed().toList(),
              List.copyOf(order.keySet()));
        });
  }

  private static List<JsonObject> flows(Document document) {
    List<JsonObject> flows = new ArrayList<>();
    JsonObject log = JsonParser.parseString(Sarif.print(document)).getAsJsonObject();
    JsonObject run = log.getAsJsonArray("runs").get(0).getAsJsonObject();
    JsonObject result = run.getAsJsonArray("results").get(0).getAsJsonObject();
    if (result.has("codeFlows")) {
      JsonObject code = result.getAsJsonArray("codeFlows").get(0).getAsJsonObject();
      code.getAsJsonArray("threadFlows").forEach(f -> flows.add(f.getAsJsonObject()));
    }
    return flows;
  }
}
