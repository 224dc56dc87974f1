package org.sfmc.reports.text;

import java.util.List;
import java.util.stream.Collectors;
import org.sfmc.reports.trace.Document;
import org.sfmc.reports.trace.Document.Cost;
import org.sfmc.reports.trace.Document.Place;
import org.sfmc.reports.trace.Document.Verdict;
import org.sfmc.scenarios.syntax.Span;

/** The account of a run as text: its verdict, the place, the trace, and how to see it again. */
public final class Account {
  private Account() {}

  /** The whole of it, from the document and nothing else. */
  public static String print(Document document, Style style) {
    Verdict verdict = document.verdict();
    StringBuilder out = new StringBuilder();
    boolean expected = verdict.reasons().isEmpty();
    out.append(head(verdict.status(), document.scenario().run(), verdict.reasons()));
    if (expected) {
      String met = verdict.status().equals("PASS") ? " as expected" : "";
      String broken = "  %s is violated%s%s".formatted(verdict.property(), met, at(verdict.at()));
      out.append(String.join("\n", style.wrap(broken, style.width(), 2))).append('\n');
    }
    out.append(place(document, style).indent(1));
    List<String> cost = style.wrap("  " + cost(document.cost()), style.width(), 2);
    out.append('\n').append(String.join("\n", cost)).append("\n\n");
    out.append(Lanes.print(document, style).indent(0));
    out.append(Reasons.print(document, style));
    out.append('\n').append(replay(document, style));
    return style.apply(out.toString());
  }

  /** The verdict, and why it is not the one that was expected. */
  static String head(String status, String run, List<String> reasons) {
    String lines = reasons.stream().map(r -> "  " + r + "\n").collect(Collectors.joining());
    return status + "  " + run + "\n\n" + lines;
  }

  private static String at(Place place) {
    if (place == null || place.thread() == null) {
      return "";
    }
    return " at " + place.thread() + (place.label() == null ? "" : ":" + place.label());
  }

  private static String place(Document document, Style style) {
    Place at = document.verdict().at();
    String why = document.verdict().explanation();
    // What came from another file is not in this one's text.
    if (at == null || !at.file().equals(document.scenario().path())) {
      return String.join("\n", style.wrap(" " + why, style.width() - 1, 1)) + "\n";
    }
    Span span = new Span(at.file(), at.line(), at.column(), at.length());
    return Caret.print(span, document.scenario().source(), why, style);
  }

  private static String cost(Cost of) {
    StringBuilder cost = new StringBuilder(count(of.steps(), "step"));
    cost.append(" in ").append(count(of.rows(), "row"));
    cost.append(", ").append(count(of.switches(), "context switch"));
    if (of.migrations() > 0) {
      cost.append(", ").append(count(of.migrations(), "migration"));
    }
    if (of.signals() > 0) {
      cost.append(", ").append(count(of.signals(), "signal"));
    }
    return cost.append('.').append(superlative(of)).toString();
  }

  private static String superlative(Cost of) {
    boolean disturbed = of.migrations() + of.signals() > 0;
    return switch (of.minimal()) {
      case "switches" ->
          "  No run that breaks it has fewer "
              + (disturbed ? "switches, migrations and signals together." : "switches.");
      case "steps" -> "  No run that breaks it is shorter.";
      default -> "";
    };
  }

  private static String count(int n, String what) {
    String plural = what.endsWith("ch") ? what + "es" : what + "s";
    return n + " " + (n == 1 ? what : plural);
  }

  /** As a shell takes it for one word. */
  private static String word(String path) {
    return path.matches("[A-Za-z0-9_./-]+") ? path : "'" + path.replace("'", "'\\''") + "'";
  }

  /** The command that replays the run. */
  private static String replay(Document document, Style style) {
    String overrides = document.scenario().overridden();
    String run = overrides.isEmpty() ? "" : " --run '" + overrides + "'";
    String grain = document.grain().equals("lock") ? "" : " --grain " + document.grain();
    return "  replay  sfmc replay "
        + word(document.scenario().path())
        + run
        + grain
        + " \\\n"
        + schedule(document.schedule(), 12, style);
  }

  /** The option, over as many lines as it takes; within quotes a shell keeps them as blanks. */
  static String schedule(String schedule, int indent, Style style) {
    String text = " ".repeat(indent) + "--schedule '" + schedule + "'";
    return String.join("\n", style.wrap(text, style.width(), indent + 2)) + "\n";
  }
}
