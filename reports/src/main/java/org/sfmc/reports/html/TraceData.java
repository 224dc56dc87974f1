package org.sfmc.reports.html;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import java.util.ArrayList;
import java.util.List;
import org.sfmc.reports.trace.Document;
import org.sfmc.reports.trace.Document.Row;

/**
 * What the script of a page works on: the first state, and of each row its line and its changes.
 *
 * @param components names; all else refers to them by their places here
 * @param relevant the components that the broken promise depends on
 * @param init what each is before the first row
 * @param start the row that is shown first
 */
record TraceData(
    List<String> components,
    List<Integer> relevant,
    List<String> init,
    List<String> buffers,
    int cpus,
    boolean masks,
    int start,
    List<Change> rows) {
  /** The Gson default: {@code <}, {@code >} and {@code &} are written as escapes. */
  private static final Gson GSON = new GsonBuilder().create();

  /**
   * A row.
   *
   * @param diff a component and its new value, by turns
   * @param moves what could have gone on instead, and itself
   */
  record Change(int line, List<Object> diff, String moves) {}

  static String json(Document document, boolean masks) {
    List<String> components = new ArrayList<>(document.init().keySet());
    document.rows().stream()
        .flatMap(row -> row.diff().keySet().stream())
        .filter(name -> !components.contains(name))
        .distinct()
        .forEach(components::add);
    int broken = document.verdict().row();
    TraceData data =
        new TraceData(
            components,
            document.relevant().stream().map(components::indexOf).filter(i -> i >= 0).toList(),
            components.stream().map(name -> document.init().getOrDefault(name, "")).toList(),
            document.buffers(),
            document.cpus(),
            masks,
            broken == 0 ? document.rows().size() : broken,
            document.rows().stream().map(row -> change(row, components)).toList());
    return GSON.toJson(data);
  }

  private static Change change(Row row, List<String> components) {
    List<Object> diff = new ArrayList<>();
    row.diff()
        .forEach(
            (name, values) -> {
              diff.add(components.indexOf(name));
              diff.add(values.get(1));
            });
    String moves = row.steps().isEmpty() ? "" : String.join(", ", row.steps().get(0).enabled());
    return new Change(row.line(), diff, moves);
  }
}
