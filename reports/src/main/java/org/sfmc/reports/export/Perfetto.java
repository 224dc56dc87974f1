package org.sfmc.reports.export;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import org.sfmc.reports.trace.Document;
import org.sfmc.reports.trace.Document.Row;

/**
 * A run for Perfetto and for {@code chrome://tracing}, in the Trace Event Format: every row once on
 * the track of its thread and once on that of its CPU, a millisecond each.
 *
 * <p>The milliseconds are the numbers of the rows. No time passes in the model.
 */
public final class Perfetto {
  private static final int THREADS = 1;
  private static final int CPUS = 2;
  private static final int ROW = 1000;

  private final Document document;
  private final JsonArray events = new JsonArray();

  private Perfetto(Document document) {
    this.document = document;
  }

  /** The text of the file. */
  public static String print(Document document) {
    return Json.text(new Perfetto(document).trace());
  }

  private JsonObject trace() {
    tracks();
    document.rows().forEach(this::slices);
    document.rows().forEach(this::arrows);
    if (document.verdict().isViolation()) {
      events.add(broken());
    }
    JsonObject trace = Json.object("traceEvents", events);
    trace.addProperty("displayTimeUnit", "ms");
    JsonObject other = Json.object("run", document.scenario().run());
    other.addProperty("scenario", document.scenario().path());
    other.addProperty("schedule", document.schedule());
    other.addProperty("tool", document.tool());
    trace.add("otherData", other);
    return trace;
  }

  private void tracks() {
    name("process_name", THREADS, 0, "threads");
    name("process_name", CPUS, 0, "CPUs");
    for (int t = 0; t < document.threads().size(); t++) {
      name("thread_name", THREADS, t + 1, document.threads().get(t));
    }
    if (document.rows().stream().anyMatch(row -> row.thread() == null)) {
      name("thread_name", THREADS, document.threads().size() + 1, "environment");
    }
    for (int cpu = 0; cpu < document.cpus(); cpu++) {
      name("thread_name", CPUS, cpu + 1, "cpu" + cpu);
    }
  }

  private void name(String what, int process, int track, String name) {
    JsonObject event = event("M", what, process, track, 0);
    event.add("args", Json.object("name", name));
    events.add(event);
  }

  private void slices(Row row) {
    events.add(slice(row, THREADS, track(row), Rows.label(row)));
    String who = row.thread() == null ? "" : row.thread() + ": ";
    Rows.cpu(document, row)
        .ifPresent(cpu -> events.add(slice(row, CPUS, cpu + 1, who + Rows.label(row))));
  }

  private JsonObject slice(Row row, int process, int track, String name) {
    JsonObject slice = event("X", name, process, track, row.n() * ROW);
    slice.addProperty("cat", row.kind() + (row.cause() ? ",cause" : ""));
    slice.addProperty("dur", ROW);
    JsonObject arguments = new JsonObject();
    if (row.line() > 0) {
      arguments.addProperty("line", row.line());
    }
    arguments.addProperty("cause", row.cause());
    row.diff().forEach((c, change) -> arguments.addProperty(c, String.join(" → ", change)));
    slice.add("args", arguments);
    return slice;
  }

  /** From each cause to what depends on it. */
  private void arrows(Row row) {
    for (int cause : row.because()) {
      int id = cause * (document.rows().size() + 1) + row.n();
      Row from = document.rows().get(cause - 1);
      JsonObject start = event("s", "cause", THREADS, track(from), cause * ROW + ROW / 2);
      JsonObject end = event("f", "cause", THREADS, track(row), row.n() * ROW + ROW / 2);
      end.addProperty("bp", "e");
      for (JsonObject each : new JsonObject[] {start, end}) {
        each.addProperty("cat", "cause");
        each.addProperty("id", id);
        events.add(each);
      }
    }
  }

  private JsonObject broken() {
    int row = document.verdict().row() == 0 ? document.rows().size() : document.verdict().row();
    String name = "✗ " + document.verdict().property();
    JsonObject broken = event("i", name, THREADS, 1, (row + 1) * ROW);
    broken.addProperty("s", "g");
    broken.add("args", Json.object("explanation", document.verdict().explanation()));
    return broken;
  }

  private int track(Row row) {
    return row.thread() == null
        ? document.threads().size() + 1
        : document.threads().indexOf(row.thread()) + 1;
  }

  private static JsonObject event(String phase, String name, int process, int track, int at) {
    JsonObject event = Json.object("name", name);
    event.addProperty("ph", phase);
    event.addProperty("pid", process);
    event.addProperty("tid", track);
    event.addProperty("ts", at);
    return event;
  }
}
