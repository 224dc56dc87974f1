package org.sfmc.reports.text;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.sfmc.reports.trace.Document;
import org.sfmc.reports.trace.Document.Row;
import org.sfmc.reports.trace.Document.Step;

/**
 * A trace as text: one lane for each thread where the width allows it, one line for each row where
 * it does not. No line is wider than the style says.
 */
public final class Lanes {
  private static final int NUMBER_COLUMNS = 6;
  private static final int NARROWEST_LANE = 30;
  private static final int INDENT = 6;

  private static final Map<String, String> SIGNS = new LinkedHashMap<>();

  static {
    SIGNS.put("●", "told of below");
    SIGNS.put("✗", "breaks the promise");
    SIGNS.put("±", "what the row changed");
    SIGNS.put("☾", "goes to sleep");
    SIGNS.put("☀", "wakes");
    SIGNS.put("⟳", "migrates");
    SIGNS.put("⚡", "signal");
    SIGNS.put("⚙", "done by hardware or others");
  }

  private final Document trace;
  private final Style style;
  private final StringBuilder out = new StringBuilder();

  private Lanes(Document trace, Style style) {
    this.trace = trace;
    this.style = style;
  }

  /** The trace, line by line. */
  public static String print(Document trace, Style style) {
    Lanes lanes = new Lanes(trace, style);
    boolean fits = trace.threads().size() * NARROWEST_LANE + NUMBER_COLUMNS + 1 <= style.width();
    if (fits) {
      lanes.lanes();
    } else {
      lanes.list();
    }
    lanes.legend();
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
    String running = null;
    for (Rounds.Shown shown : rows()) {
      Row row = shown.row();
      if (row == null) {
        rounds(shown);
        continue;
      }
      running = announceSwitch(row, running);
      String before = " ".repeat(lane(row) * (width + 1));
      String number = "%3d %s ".formatted(row.n(), mark(row));
      for (String text : cell(row, width)) {
        line(number + before + text);
        number = " ".repeat(NUMBER_COLUMNS);
      }
      state(row);
    }
  }

  private static String mark(Row row) {
    return row.breaks() ? "✗" : row.cause() ? "●" : " ";
  }

  /** The changes to show: of what the broken promise depends on, or all. */
  private Map<String, List<String>> shown(Row row) {
    Map<String, List<String>> shown = new LinkedHashMap<>(row.diff());
    // Every row has its CPU, and a migration says where to.
    shown.keySet().removeIf(name -> name.startsWith("cpu("));
    if (!style.all() && !trace.relevant().isEmpty()) {
      // That a signal is pending is told where it is posted: nothing else shows it.
      shown
          .keySet()
          .removeIf(name -> !trace.relevant().contains(name) && !name.startsWith("signal("));
    }
    return shown;
  }

  /** The lane of the row's thread; the first for what no thread does. */
  private int lane(Row row) {
    return row.thread() == null ? 0 : trace.threads().indexOf(row.thread());
  }

  private void list() {
    String running = null;
    int longest = trace.threads().stream().mapToInt(String::length).max().orElse(0);
    int names = Math.min(longest, style.width() / 3);
    for (Rounds.Shown shown : rows()) {
      Row row = shown.row();
      if (row == null) {
        rounds(shown);
        continue;
      }
      running = announceSwitch(row, running);
      String number =
          "%3d %s %s "
              .formatted(row.n(), mark(row), pad(row.thread() == null ? "" : row.thread(), names));
      for (String text : cell(row, style.width() - number.length())) {
        line(number + text);
        number = " ".repeat(number.length());
      }
      state(row);
    }
  }

  /** The rows to show, with loops told once unless every operation is asked for. */
  private List<Rounds.Shown> rows() {
    return Rounds.fold(
        trace.rows(),
        row -> style.verbose() ? "" + row.n() : row.thread() + " " + cell(row, style.width()));
  }

  private void rounds(Rounds.Shown of) {
    String rows =
        of.from() == of.to() ? "row " + of.from() : "rows %d to %d".formatted(of.from(), of.to());
    line(" ".repeat(NUMBER_COLUMNS) + "… " + of.rounds() + " more rounds of " + rows);
  }

  /** The whole state after a row, where that is asked for. */
  private void state(Row last) {
    if (!style.states().contains(last.n())) {
      return;
    }
    Map<String, String> state = new LinkedHashMap<>(trace.init());
    for (Row row : trace.rows()) {
      if (row.n() <= last.n()) {
        row.diff().forEach((name, change) -> state.put(name, change.get(1)));
      }
    }
    String text =
        state.entrySet().stream()
            .map(e -> e.getKey() + " = " + e.getValue())
            .collect(Collectors.joining(", "));
    style
        .wrap(
            " ".repeat(NUMBER_COLUMNS) + "state after row " + last.n() + ": " + text,
            style.width(),
            8)
        .forEach(this::line);
  }

  private String announceSwitch(Row row, String running) {
    if (!row.isCall()) {
      return running;
    }
    if (running != null && !row.thread().equals(running)) {
      String rule = "┄┄┄ switch to " + row.thread() + " ";
      line("  " + rule + "┄".repeat(Math.max(0, style.width() - rule.length() - 2)));
    }
    return row.thread();
  }

  private List<String> cell(Row row, int width) {
    List<String> lines = new ArrayList<>();
    String cpu = row.cpu() < 0 ? "" : "cpu" + row.cpu() + "  ";
    String head = wrapHead(row);
    lines.addAll(style.wrap(cpu + head, width, INDENT));
    for (Step step : row.isCall() ? row.steps() : List.<Step>of()) {
      if (style.verbose() ? !step.silent() : step.note()) {
        lines.addAll(
            style.wrap(" ".repeat(INDENT) + glyph(step.op()) + step.op(), width, INDENT + 2));
      }
    }
    Map<String, List<String>> shown = shown(row);
    if (!shown.isEmpty()) {
      String changes =
          shown.entrySet().stream()
              .map(c -> c.getKey() + " " + c.getValue().get(0) + " → " + c.getValue().get(1))
              .collect(Collectors.joining(", "));
      lines.addAll(style.wrap(" ".repeat(INDENT) + "± " + changes, width, INDENT + 2));
    }
    return lines;
  }

  /** A sign beside the words where a thread goes to sleep or wakes. */
  private static String glyph(String operation) {
    return operation.startsWith("queued on ")
        ? "☾ "
        : operation.startsWith("woken") || operation.startsWith("interrupted by") ? "☀ " : "";
  }

  private static String wrapHead(Row row) {
    return switch (row.kind()) {
      case "migration" -> "⟳ " + row.text();
      case "signal" -> "⚡ " + row.text();
      case "invalidation", "paging", "speculation" -> "⚙ " + row.text();
      default -> {
        String result = row.result() == null ? "" : " → " + row.result();
        yield (row.resumes() ? "… " : "") + row.text() + (row.unfinished() ? " …" : result);
      }
    };
  }

  /** What the signs stand for, of those that there are. */
  private void legend() {
    String table = out.toString();
    String told =
        SIGNS.entrySet().stream()
            .filter(sign -> table.contains(" " + sign.getKey() + " "))
            .map(sign -> sign.getKey() + " " + sign.getValue())
            .collect(Collectors.joining("   "));
    if (!told.isEmpty()) {
      line("");
      style.wrap("  " + told, style.width(), 2).forEach(this::line);
    }
  }

  private void waiting() {
    if (trace.waiting().isEmpty()) {
      return;
    }
    line("");
    for (String sentence : trace.waiting()) {
      style.wrap("  " + sentence, style.width(), 4).forEach(this::line);
    }
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
