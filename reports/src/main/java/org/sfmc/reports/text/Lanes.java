package org.sfmc.reports.text;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.sfmc.checker.run.Trace;
import org.sfmc.checker.run.Trace.Row;

/**
 * A trace as text: one lane for each thread where the width allows it, one line for each row where
 * it does not. No line is wider than the style says.
 */
public final class Lanes {
  private static final int NUMBER_COLUMNS = 6;
  private static final int NARROWEST_LANE = 30;
  private static final int INDENT = 6;
  private static final int NARROWEST_TEXT = 10;

  private final Trace trace;
  private final Style style;
  private final StringBuilder out = new StringBuilder();

  private Lanes(Trace trace, Style style) {
    this.trace = trace;
    this.style = style;
  }

  /** The trace, line by line. */
  public static String print(Trace trace, Style style) {
    Lanes lanes = new Lanes(trace, style);
    boolean fits = trace.threads().size() * NARROWEST_LANE + NUMBER_COLUMNS <= style.width();
    if (fits) {
      lanes.lanes();
    } else {
      lanes.list();
    }
    lanes.waiting();
    return style.apply(lanes.out.toString());
  }

  private void lanes() {
    int threads = trace.threads().size();
    int width = (style.width() - NUMBER_COLUMNS) / threads - 1;
    StringBuilder head = new StringBuilder(" ".repeat(NUMBER_COLUMNS));
    for (String thread : trace.threads()) {
      head.append(pad(thread, width)).append(' ');
    }
    line(head.toString());
    line(" ".repeat(NUMBER_COLUMNS) + ("─".repeat(width) + " ").repeat(threads));
    int running = -1;
    for (Row row : trace.rows()) {
      running = announceSwitch(row, running);
      String before = " ".repeat(Math.max(0, row.thread()) * (width + 1));
      String number = "%3d %s ".formatted(row.number(), row.breaks() ? "✗" : " ");
      for (String text : cell(row, width)) {
        line(number + before + text);
        number = " ".repeat(NUMBER_COLUMNS);
      }
    }
  }

  private void list() {
    int running = -1;
    int longest = trace.threads().stream().mapToInt(String::length).max().orElse(0);
    int names = Math.min(longest, style.width() / 3);
    for (Row row : trace.rows()) {
      running = announceSwitch(row, running);
      String number =
          "%3d %s %s "
              .formatted(
                  row.number(),
                  row.breaks() ? "✗" : " ",
                  pad(row.thread() < 0 ? "" : trace.threads().get(row.thread()), names));
      for (String text : cell(row, style.width() - number.length())) {
        line(number + text);
        number = " ".repeat(number.length());
      }
    }
  }

  private int announceSwitch(Row row, int running) {
    if (row.kind() != Trace.Kind.CALL) {
      return running;
    }
    if (running >= 0 && row.thread() != running) {
      String rule = "┄┄┄ switch to " + trace.threads().get(row.thread()) + " ";
      line("  " + rule + "┄".repeat(Math.max(0, style.width() - rule.length() - 2)));
    }
    return row.thread();
  }

  private List<String> cell(Row row, int width) {
    List<String> lines = new ArrayList<>();
    String cpu = row.cpu() < 0 ? "" : "cpu" + row.cpu() + "  ";
    String head = wrapHead(row);
    lines.addAll(wrap(cpu + head, width, INDENT));
    List<String> inner = style.verbose() ? row.operations() : row.notes();
    for (String note : row.kind() == Trace.Kind.CALL ? inner : List.<String>of()) {
      lines.addAll(wrap(" ".repeat(INDENT) + note, width, INDENT + 2));
    }
    if (!row.changes().isEmpty()) {
      String changes =
          row.changes().stream()
              .map(c -> c.component() + " " + c.before() + " → " + c.after())
              .collect(Collectors.joining(", "));
      lines.addAll(wrap(" ".repeat(INDENT) + "± " + changes, width, INDENT + 2));
    }
    return lines;
  }

  private static String wrapHead(Row row) {
    return switch (row.kind()) {
      case MIGRATION -> "⟳ " + row.text();
      case SIGNAL -> "⚡ " + row.text();
      case INVALIDATION, PAGING, SPECULATION -> "⚙ " + row.text();
      case CALL -> {
        String result = row.returned().isEmpty() ? "" : " → " + row.returned();
        yield (row.resumes() ? "… " : "") + row.text() + (row.unfinished() ? " …" : result);
      }
    };
  }

  private void waiting() {
    if (trace.waiting().isEmpty()) {
      return;
    }
    line("");
    for (String sentence : trace.waiting()) {
      wrap("  " + sentence, style.width(), 4).forEach(this::line);
    }
  }

  /** Breaks at blanks where it can; a word that is too long is cut. */
  static List<String> wrap(String text, int width, int indent) {
    List<String> lines = new ArrayList<>();
    String rest = text;
    int room = Math.max(width, indent + NARROWEST_TEXT);
    while (rest.length() > room) {
      int blank = rest.lastIndexOf(' ', room);
      int cut = blank > indent ? blank : room;
      lines.add(rest.substring(0, cut).stripTrailing());
      rest = " ".repeat(indent) + rest.substring(cut).strip();
    }
    lines.add(rest.stripTrailing());
    return lines;
  }

  private static String pad(String text, int width) {
    return text.length() >= width
        ? text.substring(0, width)
        : text + " ".repeat(width - text.length());
  }

  private void line(String text) {
    out.append(text.stripTrailing()).append('\n');
  }
}
