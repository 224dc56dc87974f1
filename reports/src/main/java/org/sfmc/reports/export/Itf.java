package org.sfmc.reports.export;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.sfmc.reports.trace.Document;
import org.sfmc.reports.trace.Document.Row;

/**
 * A run in the Informal Trace Format of Apalache and Quint: a list of states.
 *
 * <p>Components that there is one of are variables; those that there is one for each of become one
 * variable that is a map: {@code pte} from buffers, {@code tlb} from pairs of a CPU and a buffer. A
 * value is a number where that component is a number in every state; a CPU mask is a set, a queue a
 * sequence, all else a string. The variable {@code action} is the row that led to the state.
 */
public final class Itf {
  private final Document document;
  private final List<Map<String, String>> states;
  private final Set<String> numbers;

  private Itf(Document document) {
    this.document = document;
    this.states = States.of(document);
    this.numbers = numbers(states);
  }

  /** The text of the file. */
  public static String print(Document document) {
    return Json.text(new Itf(document).trace());
  }

  private JsonObject trace() {
    JsonObject trace = Json.object("#meta", meta());
    trace.add("params", new JsonArray());
    JsonArray all = new JsonArray();
    for (int n = 0; n < states.size(); n++) {
      all.add(state(n));
    }
    JsonArray vars = new JsonArray();
    all.get(0).getAsJsonObject().keySet().stream()
        .filter(name -> !name.startsWith("#"))
        .forEach(vars::add);
    trace.add("vars", vars);
    trace.add("states", all);
    return trace;
  }

  private JsonObject meta() {
    JsonObject meta = Json.object("format", "ITF");
    meta.addProperty("format-description", "https://apalache-mc.org/docs/adr/015adr-trace.html");
    meta.addProperty("description", document.scenario().run() + ", found by " + document.tool());
    meta.addProperty("source", document.scenario().path());
    meta.addProperty("property", document.verdict().property());
    meta.addProperty("explanation", document.verdict().explanation());
    meta.addProperty("schedule", document.schedule());
    return meta;
  }

  private JsonObject state(int n) {
    JsonObject state = Json.object("#meta", meta(n));
    state.add("action", action(n));
    Map<String, JsonArray> maps = new LinkedHashMap<>();
    states
        .get(n)
        .forEach(
            (name, text) -> {
              Component component = Component.parse(name);
              JsonElement value = value(component, text);
              if (component.of().isEmpty()) {
                state.add(component.name(), value);
              } else {
                maps.computeIfAbsent(component.name(), m -> new JsonArray())
                    .add(Json.array(key(component.of()), value));
              }
            });
    maps.forEach((name, pairs) -> state.add(name, Json.object("#map", pairs)));
    return state;
  }

  private static JsonObject meta(int n) {
    JsonObject meta = new JsonObject();
    meta.addProperty("index", n);
    return meta;
  }

  /** A record with the same fields in every state; empty strings before the first row. */
  private JsonObject action(int n) {
    Row row = n == 0 ? null : document.rows().get(n - 1);
    JsonObject action = Json.object("kind", row == null ? "init" : row.kind());
    action.addProperty("thread", row == null || row.thread() == null ? "" : row.thread());
    action.addProperty("text", row == null ? "" : row.text());
    action.addProperty("result", row == null || row.result() == null ? "" : row.result());
    action.add("line", number(String.valueOf(row == null ? 0 : row.line())));
    return action;
  }

  private static JsonElement key(List<String> of) {
    return of.size() == 1 ? new JsonPrimitive(of.get(0)) : Json.object("#tup", Json.strings(of));
  }

  private JsonElement value(Component component, String text) {
    if (numbers.contains(component.name())) {
      return number(text);
    }
    if (!text.startsWith("{") || !text.endsWith("}")) {
      return new JsonPrimitive(text);
    }
    String inside = text.substring(1, text.length() - 1).strip();
    List<String> elements = inside.isEmpty() ? List.of() : List.of(inside.split("[,\\s]+"));
    if (!component.name().equals("cpumask")) {
      return Json.strings(elements);
    }
    JsonArray set = new JsonArray();
    elements.forEach(cpu -> set.add(number(cpu)));
    return Json.object("#set", set);
  }

  private static JsonObject number(String text) {
    return Json.object("#bigint", text);
  }

  /** The components that are numbers wherever they are shown. */
  private static Set<String> numbers(List<Map<String, String>> states) {
    Set<String> numbers = new TreeSet<>();
    Set<String> others = new TreeSet<>();
    for (Map<String, String> state : states) {
      state.forEach(
          (name, text) -> {
            Set<String> kind = text.matches("-?\\d+") ? numbers : others;
            kind.add(Component.parse(name).name());
          });
    }
    numbers.removeAll(others);
    return numbers;
  }
}
