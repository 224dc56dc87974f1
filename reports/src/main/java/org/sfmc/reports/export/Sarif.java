package org.sfmc.reports.export;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.List;
import org.sfmc.reports.trace.Document;
import org.sfmc.reports.trace.Document.Place;
import org.sfmc.reports.trace.Document.Row;

/**
 * A run as SARIF 2.1.0: one result, whose code flow has a thread flow for each thread and one for
 * the environment. The {@code executionOrder} of a location is the number of its row, so that a
 * viewer can put the flows in order.
 */
public final class Sarif {
  private static final String SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json";

  private final Document document;

  private Sarif(Document document) {
    this.document = document;
  }

  /** The text of the file. */
  public static String print(Document document) {
    JsonObject log = Json.object("$schema", SCHEMA);
    log.addProperty("version", "2.1.0");
    log.add("runs", Json.array(new Sarif(document).run()));
    return Json.text(log);
  }

  private JsonObject run() {
    JsonObject run = Json.object("tool", Json.object("driver", driver()));
    run.addProperty("columnKind", "utf16CodeUnits");
    run.add("artifacts", Json.array(artifact()));
    run.add("results", Json.array(result()));
    return run;
  }

  private JsonObject driver() {
    String[] tool = document.tool().split(" ", 2);
    JsonObject driver = Json.object("name", tool[0]);
    if (tool.length > 1) {
      driver.addProperty("version", tool[1]);
    }
    if (document.verdict().isViolation()) {
      driver.add("rules", Json.array(Json.object("id", document.verdict().property())));
    }
    return driver;
  }

  private JsonObject artifact() {
    JsonObject artifact = Json.object("location", uri(document.scenario().path()));
    artifact.add("hashes", Json.object("sha-256", document.scenario().sha256()));
    return artifact;
  }

  private JsonObject result() {
    JsonObject result = new JsonObject();
    if (document.verdict().isViolation()) {
      result.addProperty("ruleId", document.verdict().property());
      result.addProperty("ruleIndex", 0);
      result.addProperty("level", "error");
    } else {
      result.addProperty("kind", "informational");
      result.addProperty("level", "none");
    }
    result.add("message", text(message()));
    Place at = document.verdict().at();
    if (at != null) {
      JsonObject region = region(at.line());
      region.addProperty("startColumn", at.column());
      region.addProperty("endColumn", at.column() + at.length());
      result.add("locations", Json.array(location(at.file(), region)));
    }
    if (!document.rows().isEmpty()) {
      result.add("codeFlows", Json.array(flow()));
    }
    result.add("partialFingerprints", Json.object("run/v1", document.scenario().run()));
    JsonObject properties = Json.object("run", document.scenario().run());
    properties.addProperty("schedule", document.schedule());
    result.add("properties", properties);
    return result;
  }

  private String message() {
    if (!document.verdict().isViolation()) {
      return document.scenario().run() + ": nothing is violated.";
    }
    return "%s: %s is violated: %s."
        .formatted(
            document.scenario().run(),
            document.verdict().property(),
            document.verdict().explanation());
  }

  private JsonObject flow() {
    List<String> flows = new ArrayList<>(document.threads());
    flows.add(null);
    JsonArray threads = new JsonArray();
    for (String thread : flows) {
      List<Row> rows =
          document.rows().stream()
              .filter(r -> thread == null ? r.thread() == null : thread.equals(r.thread()))
              .toList();
      // SARIF allows no flow without a location.
      if (!rows.isEmpty()) {
        JsonObject one = Json.object("id", thread == null ? "environment" : thread);
        JsonArray locations = new JsonArray();
        rows.forEach(row -> locations.add(step(row)));
        one.add("locations", locations);
        threads.add(one);
      }
    }
    JsonObject flow = Json.object("message", text("schedule: " + document.schedule()));
    flow.add("threadFlows", threads);
    return flow;
  }

  private JsonObject step(Row row) {
    JsonObject step = new JsonObject();
    JsonObject location =
        row.line() == 0
            ? new JsonObject()
            : location(document.scenario().path(), region(row.line()));
    String cpu = row.cpu() < 0 ? "" : "[cpu" + row.cpu() + "] ";
    location.add("message", text(cpu + Rows.label(row)));
    step.add("location", location);
    step.addProperty("executionOrder", row.n());
    step.addProperty(
        "importance", row.breaks() ? "essential" : row.cause() ? "important" : "unimportant");
    step.add("kinds", Json.strings(List.of(row.kind())));
    if (!row.diff().isEmpty()) {
      JsonObject state = new JsonObject();
      row.diff().forEach((component, change) -> state.add(component, text(change.get(1))));
      step.add("state", state);
    }
    return step;
  }

  private static JsonObject location(String file, JsonObject region) {
    JsonObject physical = Json.object("artifactLocation", uri(file));
    physical.add("region", region);
    return Json.object("physicalLocation", physical);
  }

  private static JsonObject region(int line) {
    JsonObject region = new JsonObject();
    region.addProperty("startLine", line);
    return region;
  }

  private static JsonObject uri(String file) {
    try {
      return Json.object("uri", new URI(null, null, file, null).toASCIIString());
    } catch (URISyntaxException e) {
      throw new IllegalArgumentException("not the path of a file: " + file, e);
    }
  }

  private static JsonObject text(String text) {
    return Json.object("text", text);
  }
}
