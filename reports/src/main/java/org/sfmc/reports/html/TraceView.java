package org.sfmc.reports.html;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.sfmc.reports.export.Commands;
import org.sfmc.reports.trace.Document;
import org.sfmc.reports.trace.Document.Cost;
import org.sfmc.reports.trace.Document.Place;
import org.sfmc.reports.trace.Document.Row;

/** What the template of a run's page asks for. */
public record TraceView(Document document, Assets assets) {
  /** More rows than this are laid out a block at a time. */
  static final int MOST_ROWS = 2000;

  private static final int BLOCK = 500;
  private static final Pattern TITLE =
      Pattern.compile("\\bSFBUF\\s+[\\w-]+\\s+\"([^\"\\n]*)\"", Pattern.CASE_INSENSITIVE);

  /** What the page is about, in one line. */
  public String heading() {
    return document.verdict().isViolation()
        ? document.verdict().property() + " is violated" + at()
        : "nothing is violated";
  }

  private String at() {
    Place place = document.verdict().at();
    if (place == null || place.thread() == null) {
      return "";
    }
    return " at " + place.thread() + (place.label() == null ? "" : ":" + place.label());
  }

  /** The sentence that the scenario says of itself; empty for none. */
  public String title() {
    Matcher title = TITLE.matcher(document.scenario().source());
    return title.find() ? title.group(1) : "";
  }

  /** File and line; empty where the broken promise is nowhere in a file. */
  public String place() {
    Place place = document.verdict().at();
    return place == null ? "" : "%s:%d:%d".formatted(place.file(), place.line(), place.column());
  }

  /** How long the run is, and of what no other has less. */
  public String cost() {
    Cost cost = document.cost();
    List<String> parts = new ArrayList<>();
    parts.add(count(cost.rows(), "row") + " (" + count(cost.steps(), "step") + ")");
    parts.add(count(cost.switches(), "context switch"));
    if (cost.migrations() > 0) {
      parts.add(count(cost.migrations(), "migration"));
    }
    if (cost.signals() > 0) {
      parts.add(count(cost.signals(), "signal"));
    }
    boolean disturbed = cost.migrations() + cost.signals() > 0;
    return String.join(", ", parts)
        + switch (cost.minimal()) {
          case "switches" ->
              ". No run that breaks it has fewer "
                  + (disturbed ? "of these together." : "switches.");
          case "steps" -> ". No run that breaks it is shorter.";
          default -> ".";
        };
  }

  static String count(int n, String what) {
    String plural = what.endsWith("ch") ? what + "es" : what + "s";
    return n + " " + (n == 1 ? what : plural);
  }

  /** The implementation, the planted bugs and what else the run sets. */
  public String setting() {
    List<String> parts = new ArrayList<>();
    parts.add("impl " + document.scenario().impl());
    parts.add("bug " + (bugs().isEmpty() ? "none" : bugs()));
    document.scenario().machine().forEach((name, value) -> parts.add(name + " " + value));
    document.scenario().params().forEach((name, value) -> parts.add(name + " = " + value));
    return String.join(" · ", parts);
  }

  private String bugs() {
    return String.join(" + ", document.scenario().bugs());
  }

  /** Whether anything is to be said of why. */
  public boolean isExplained() {
    return saysWhy() || document.counterfactual() != null;
  }

  /** Whether there are sentences about the run itself. */
  public boolean saysWhy() {
    return !document.why().isEmpty() || document.latent() != null;
  }

  /** What the other run is. */
  public String otherwise() {
    return document.counterfactual().kind().equals("without_bug")
        ? "The same schedule without the planted bug"
        : "The nearest run that breaks nothing";
  }

  /** The lanes: a column for each thread. */
  public List<String> lanes() {
    return document.threads();
  }

  /** Whether something happens that no thread does; it has a column of its own. */
  public boolean hasEnvironment() {
    return document.rows().stream().anyMatch(row -> row.thread() == null);
  }

  /** The columns of the table of lanes. */
  public int columns() {
    return lanes().size() + (hasEnvironment() ? 1 : 0) + 3;
  }

  /** The rows, in blocks of which a browser lays out a few; one block for a run of usual length. */
  public List<List<RowView>> blocks() {
    List<RowView> rows = new ArrayList<>();
    String running = null;
    for (Row row : document.rows()) {
      boolean on = row.isCall() && running != null && !running.equals(row.thread());
      rows.add(new RowView(document, row, on));
      running = row.isCall() ? row.thread() : running;
    }
    if (rows.size() <= MOST_ROWS) {
      return List.of(rows);
    }
    List<List<RowView>> blocks = new ArrayList<>();
    for (int from = 0; from < rows.size(); from += BLOCK) {
      blocks.add(rows.subList(from, Math.min(rows.size(), from + BLOCK)));
    }
    return blocks;
  }

  /** Whether buffers have a mask of the CPUs that may use them. */
  public boolean hasMasks() {
    return document.init().keySet().stream().anyMatch(name -> name.endsWith(".cpumask"));
  }

  /** The lines of the scenario. */
  public List<String> source() {
    return document.scenario().source().lines().toList();
  }

  /** Whether it is no row that breaks the promise, but that the run ends as it does. */
  public boolean breaksAtTheEnd() {
    return document.verdict().isViolation() && document.rows().stream().noneMatch(Row::breaks);
  }

  /** Whether the place is in the text that the page shows. */
  public boolean isPlaceInSource() {
    Place place = document.verdict().at();
    return place != null && isPlace(place.line());
  }

  /** Whether the promise breaks at a line of the scenario, counted from 1. */
  public boolean isPlace(int line) {
    Place place = document.verdict().at();
    return place != null && place.line() == line && place.file().equals(document.scenario().path());
  }

  /** The command that replays the run. */
  public String replay() {
    return Commands.replay(document);
  }

  /** What the script needs to rebuild every state, as JSON that cannot end the element it is in. */
  public String data() {
    return TraceData.json(document, hasMasks());
  }
}
