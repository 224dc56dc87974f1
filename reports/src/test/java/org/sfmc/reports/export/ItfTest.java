package org.sfmc.reports.export;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.sfmc.reports.SavedTraces;

class ItfTest {
  @TestFactory
  Stream<DynamicTest> everyStateHasEveryVariableAndNoOther() {
    return SavedTraces.each(
        document -> {
          JsonObject trace = JsonParser.parseString(Itf.print(document)).getAsJsonObject();
          Set<String> vars =
              strings(trace.getAsJsonArray("vars")).collect(Collectors.toCollection(TreeSet::new));

          JsonArray states = trace.getAsJsonArray("states");

          assertEquals(document.rows().size() + 1, states.size());
          for (JsonElement state : states) {
            Set<String> names = new TreeSet<>(state.getAsJsonObject().keySet());
            assertTrue(names.remove("#meta"));
            assertEquals(vars, names);
          }
          assertTrue(vars.stream().allMatch(v -> v.matches("[A-Za-z_][A-Za-z0-9_]*")), "" + vars);
        });
  }

  @TestFactory
  Stream<DynamicTest> aVariableHasOneTypeInAllStates() {
    return SavedTraces.each(
        document -> {
          JsonObject trace = JsonParser.parseString(Itf.print(document)).getAsJsonObject();
          Map<String, Set<String>> types = new HashMap<>();

          for (JsonElement state : trace.getAsJsonArray("states")) {
            state
                .getAsJsonObject()
                .asMap()
                .forEach((n, v) -> types.computeIfAbsent(n, t -> new TreeSet<>()).add(type(v)));
          }

          types.forEach((name, of) -> assertEquals(1, of.size(), name + " is " + of));
        });
  }

  @TestFactory
  Stream<DynamicTest> thePropertyIsNamed() {
    return SavedTraces.each(
        document -> {
          JsonObject meta =
              JsonParser.parseString(Itf.print(document))
                  .getAsJsonObject()
                  .getAsJsonObject("#meta");

          assertEquals("ITF", meta.get("format").getAsString());
          assertEquals(document.verdict().property(), meta.get("property").getAsString());
        });
  }

  @Test
  void aStaleEntryIsSeenInTheLastState() {
    String text = Itf.print(SavedTraces.of("stale[bug=no_shootdown_on_share]"));
    JsonArray states = JsonParser.parseString(text).getAsJsonObject().getAsJsonArray("states");
    JsonObject last = states.get(states.size() - 1).getAsJsonObject();

    assertEquals("{\"#map\":[[\"K0\",\"p1\"]]}", last.get("pte").toString());
    assertEquals(
        "{\"#map\":[[{\"#tup\":[\"cpu0\",\"K0\"]},\"-\"],[{\"#tup\":[\"cpu1\",\"K0\"]},\"p0\"]]}",
        last.get("tlb").toString());
    assertEquals(
        "{\"#map\":[[\"K0\",{\"#set\":[{\"#bigint\":\"0\"}]}]]}", last.get("cpumask").toString());
    assertEquals("[]", last.get("sf_buf_freelist").toString());
  }

  /** A name for the shape of a value: maps by the shapes of their keys and values. */
  private static String type(JsonElement value) {
    if (value.isJsonPrimitive()) {
      return value.getAsJsonPrimitive().isString() ? "str" : "other";
    } else if (value.isJsonArray()) {
      return "seq";
    }
    JsonObject object = value.getAsJsonObject();
    if (object.has("#map")) {
      Set<String> pairs = new TreeSet<>();
      for (JsonElement pair : object.getAsJsonArray("#map")) {
        JsonArray both = pair.getAsJsonArray();
        pairs.add(type(both.get(0)) + "->" + type(both.get(1)));
      }
      return "map" + pairs;
    }
    return List.copyOf(object.keySet()).toString();
  }

  private static Stream<String> strings(JsonArray array) {
    return StreamSupport.stream(array.spliterator(), false).map(JsonElement::getAsString);
  }
}
