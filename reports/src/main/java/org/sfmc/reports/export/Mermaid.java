package org.sfmc.reports.export;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.sfmc.reports.trace.Document;
import org.sfmc.reports.trace.Document.Row;

/**
 * A run as a sequence diagram of Mermaid, which GitHub draws in comments and summaries: the causes
 * and the row that breaks, and of a longer run the last of them.
 */
public final class Mermaid {
  private static final int MOST_ROWS = 30;
  private static final int MOST_CHANGES = 4;
  private static final int MOST_NAMES = 2;
  private static final String BREAK = "<br/>";
  private static final Pattern END = Pattern.compile("(?i)\\b(e)(nd)\\b");

  private final Document document;
  private final StringBuilder out = new StringBuilder();

  private Mermaid(Document document) {
    this.document = document;
  }

  /** The text of the diagram. */
  public static String print(Document document) {
    Mermaid mermaid = new Mermaid(document);
    mermaid.diagram();
    return mermaid.out.toString();
  }

  /** The rows that are drawn: of all rows where no cause is known. */
  static List<Row> drawn(Document document) {
    List<Row> causes = document.rows().stream().filter(row -> row.cause() || row.breaks()).toList();
    boolean known = document.rows().stream().anyMatch(Row::cause);
    List<Row> rows = known ? causes : document.rows();
    return rows.subList(Math.max(0, rows.size() - MOST_ROWS), rows.size());
  }

  private void diagram() {
    line("sequenceDiagram");
    for (int t = 0; t < document.threads().size(); t++) {
      line("  participant t" + t + " as " + escape(document.threads().get(t)));
    }
    List<Row> rows = drawn(document);
    int left = document.rows().size() - rows.size();
    if (left > 0) {
      note("  ", everybody(), left + (left == 1 ? " row is" : " rows are") + " not drawn");
    }
    for (Row row : rows) {
      arrows(row, rows);
      if (row.breaks()) {
        broken(row);
      } else {
        note("  ", over(row), row(row));
      }
    }
    if (document.verdict().isViolation() && document.rows().stream().noneMatch(Row::breaks)) {
      line("  rect rgba(208, 0, 0, 0.18)");
      note("  ", everybody(), verdict());
      line("  end");
    }
  }

  private void broken(Row row) {
    line("  rect rgba(208, 0, 0, 0.18)");
    note("  ", over(row), row(row) + BREAK + verdict());
    line("  end");
  }

  private String verdict() {
    String waiting =
        document.waiting().stream().map(s -> BREAK + escape(s)).collect(Collectors.joining());
    return "✗ "
        + escape(document.verdict().property())
        + BREAK
        + escape(document.verdict().explanation())
        + waiting;
  }

  /** What a row of another thread has written that this one looked at. */
  private void arrows(Row row, List<Row> drawn) {
    for (int n : row.because()) {
      Row cause = document.rows().get(n - 1);
      boolean between = cause.thread() != null && row.thread() != null;
      if (between && drawn.contains(cause) && !cause.thread().equals(row.thread())) {
        List<String> handed = Rows.handed(cause, row);
        String what = handed.isEmpty() ? "row " + n : some(handed, MOST_NAMES, ", ");
        line("  %s->>%s: %s".formatted(id(cause), id(row), what));
      }
    }
  }

  private String row(Row row) {
    String cpu = row.cpu() < 0 ? "" : "[cpu" + row.cpu() + "] ";
    String head = row.n() + " " + cpu + escape(Rows.label(row));
    List<String> changes = Rows.changes(document, row);
    return changes.isEmpty() ? head : head + BREAK + some(changes, MOST_CHANGES, BREAK);
  }

  private static String some(List<String> all, int most, String between) {
    String shown =
        all.stream().limit(most).map(Mermaid::escape).collect(Collectors.joining(between));
    int left = all.size() - most;
    return left > 0 ? shown + between + "and " + left + " more" : shown;
  }

  private String over(Row row) {
    return row.thread() == null ? everybody() : id(row);
  }

  private String everybody() {
    int last = document.threads().size() - 1;
    return last == 0 ? "t0" : "t0,t" + last;
  }

  private String id(Row row) {
    return "t" + document.threads().indexOf(row.thread());
  }

  private void note(String indent, String over, String text) {
    line(indent + "Note over " + over + ": " + text);
  }

  /**
   * Text that Mermaid takes as text. It has no quotes for it, but replaces {@code #number;} by the
   * character; {@code end} anywhere on a line would end what the line is in.
   */
  static String escape(String text) {
    StringBuilder escaped = new StringBuilder();
    String line = text.replaceAll("\\s+", " ");
    for (int i = 0; i < line.length(); i++) {
      char c = line.charAt(i);
      boolean special = "#;<>&%$".indexOf(c) >= 0 || Character.isISOControl(c);
      escaped.append(special ? "#" + (int) c + ";" : String.valueOf(c));
    }
    return END.matcher(escaped)
        .replaceAll(end -> "#" + (int) end.group(1).charAt(0) + ";" + end.group(2));
  }

  private void line(String text) {
    out.append(text).append('\n');
  }
}
