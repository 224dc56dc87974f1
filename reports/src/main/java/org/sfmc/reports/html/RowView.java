package org.sfmc.reports.html;

import java.util.List;
import java.util.Map;
import org.sfmc.reports.export.Rows;
import org.sfmc.reports.trace.Document;
import org.sfmc.reports.trace.Document.Row;
import org.sfmc.reports.trace.Document.Step;

/**
 * What the template asks of a row.
 *
 * @param isSwitch whether another thread goes on here than before
 */
public record RowView(Document document, Row row, boolean isSwitch) {
  /** The classes that the style and the script know it by. */
  public String classes() {
    return row.breaks() ? "breaks" : row.cause() ? "cause" : null;
  }

  /** A sign and a word; empty for a row that nothing depends on. */
  public String mark() {
    return row.breaks() ? "✗ breaks" : row.cause() ? "● cause" : "";
  }

  /** What happens, with a sign for what is no call. */
  public String label() {
    String sign =
        switch (row.kind()) {
          case "call" -> "";
          case "migration" -> "⟳ ";
          case "signal" -> "⚡ ";
          default -> "⚙ ";
        };
    return sign + Rows.label(row);
  }

  /** The CPU of the thread; null for an event, whose text names it. */
  public String cpu() {
    return row.cpu() < 0 ? null : "cpu" + row.cpu();
  }

  /** The row in words, for whoever hears it. */
  public String spoken() {
    String who = row.thread() == null ? "" : row.thread() + (cpu() == null ? "" : " on " + cpu());
    String mark =
        row.breaks()
            ? "; here " + document.verdict().property() + " breaks"
            : row.cause() ? "; a cause" : "";
    return "Row %d: %s%s".formatted(row.n(), who.isEmpty() ? "" : who + ": ", Rows.label(row))
        + mark;
  }

  /** The changes that are shown at once. */
  public List<String> changes() {
    return Rows.changes(document, row);
  }

  /** The operations that C programmers would know of. */
  public List<Step> operations() {
    return row.isCall() ? row.steps().stream().filter(step -> !step.silent()).toList() : List.of();
  }

  /** Operations that are shown though the call is folded. */
  public List<Step> notes() {
    return operations().stream().filter(Step::note).toList();
  }

  /** Whether the row is more than its one operation. */
  public boolean hasOperations() {
    return operations().size() > 1;
  }

  /** Whether there is more to see than is shown at once. */
  public boolean isFolded() {
    return hasOperations() || !others().isEmpty();
  }

  /** What the fold says of itself. */
  public String folded() {
    String operations = TraceView.count(operations().size(), "operation");
    int others = others().size();
    return !hasOperations()
        ? TraceView.count(others, "other change")
        : operations + (others == 0 ? "" : ", " + TraceView.count(others, "other change"));
  }

  /** The changes that the broken promise does not depend on. */
  public List<String> others() {
    List<String> shown = changes();
    return row.diff().entrySet().stream()
        .map(RowView::change)
        .filter(change -> !shown.contains(change))
        .toList();
  }

  /** What an operation changed, in words of the components; empty for nothing. */
  public String changed(Step step) {
    return String.join(", ", step.writes().entrySet().stream().map(RowView::change).toList());
  }

  private static String change(Map.Entry<String, List<String>> change) {
    return change.getKey() + " " + change.getValue().get(0) + " → " + change.getValue().get(1);
  }
}
