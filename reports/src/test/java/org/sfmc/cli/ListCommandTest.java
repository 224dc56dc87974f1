package org.sfmc.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.sfmc.cli.Cli.sfmc;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code sfmc list}. */
class ListCommandTest {
  @ParameterizedTest
  @ValueSource(strings = {"scenarios", "runs", "invariants", "bugs", "impls", "api", "errors"})
  void theJsonHasTheNamesThatTheLinesHave(String what) {
    List<String> lines = sfmc("list", what).out().lines().map(l -> l.split(" ")[0]).toList();

    Cli json = sfmc("list", what, "--json");

    JsonArray array = JsonParser.parseString(json.out()).getAsJsonArray();
    assertTrue(lines.size() >= 2, lines::toString);
    assertEquals(lines.size(), array.size());
    for (int i = 0; i < lines.size(); i++) {
      JsonObject object = array.get(i).getAsJsonObject();
      String first = object.entrySet().iterator().next().getValue().getAsString();
      assertEquals(lines.get(i), first);
    }
    assertEquals("", json.err());
    assertEquals(0, json.code());
  }

  @Test
  void aRunSaysWhatItIs() {
    JsonArray runs =
        JsonParser.parseString(sfmc("list", "runs", "dup", "--json").out()).getAsJsonArray();

    assertEquals(
        "{\"id\":\"dup[buffers=2]\",\"scenario\":\"dup\","
            + "\"file\":\"scenarios/corpus/sharing/dup.litmus\",\"impl\":\"i386\",\"bugs\":[],"
            + "\"expected\":\"violation\",\"property\":\"one_mapping_per_page\"}",
        runs.get(2).toString());
  }

  @Test
  void theApiIsWrittenAsAScenarioUsesIt() {
    String api = sfmc("list", "api").out();

    assertTrue(
        api.contains(
            "sf_buf_alloc          function   sf_buf_alloc(a vm_page_t, flags) → a struct sf_buf *\n"),
        api);
    assertTrue(api.contains("  predicate  tlb(cpu0, K0)\n"), api);
  }
}
