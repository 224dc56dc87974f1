package org.sfmc.reports.text;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.sfmc.reports.trace.Document;
import org.sfmc.reports.trace.Document.Counterfactual;
import org.sfmc.reports.trace.Document.Sentence;

/** Why a run breaks its promise, as text: the causes, from where on, and how it would have gone. */
final class Reasons {
  private static final int INDENT = 12;

  private Reasons() {}

  /** Begins with an empty line; empty where nothing is known. */
  static String print(Document document, Style style) {
    List<String> lines = new ArrayList<>();
    for (Sentence sentence : document.why()) {
      String rows = sentence.rows().stream().map(String::valueOf).collect(Collectors.joining(", "));
      String head = rows.isEmpty() ? "    " : "    row " + rows;
      lines.addAll(
          style.wrap(
              rows.isEmpty() ? head + sentence.text() : pad(head) + sentence.text(),
              style.width(),
              rows.isEmpty() ? 4 : INDENT));
    }
    if (document.latent() != null) {
      String text = "From row " + document.latent().row() + " on " + document.latent().text();
      lines.addAll(style.wrap("    " + text, style.width(), 4));
    }
    String why = lines.isEmpty() ? "" : "\n  Why\n" + String.join("\n", lines) + "\n";
    if (document.counterfactual() == null) {
      return why;
    }
    return why + "\n" + otherwise(document.counterfactual(), style);
  }

  private static String pad(String head) {
    return head.length() >= INDENT ? head + " " : head + " ".repeat(INDENT - head.length());
  }

  private static String otherwise(Counterfactual other, Style style) {
    if (other.kind().equals("without_bug")) {
      String here = other.here().isEmpty() ? "nothing more in this call" : other.here();
      List<String> lines = new ArrayList<>();
      String where =
          "  Without the seeded bug the same schedule first differs in row " + other.row();
      lines.addAll(style.wrap(where, style.width(), 2));
      lines.addAll(style.wrap("    without  " + other.there(), style.width(), 13));
      lines.addAll(style.wrap("    here     " + here, style.width(), 13));
      if (!other.then().isEmpty()) {
        String then = "    and then, without the bug, " + other.then() + ".";
        lines.addAll(style.wrap(then, style.width(), 4));
      }
      return String.join("\n", lines) + "\n";
    }
    String text =
        "  Nearest run that breaks nothing: the same up to row %d, where %s (here: %s);"
            .formatted(other.row(), other.there(), other.here());
    return String.join("\n", style.wrap(text + " " + other.then() + ":", style.width(), 4))
        + "\n"
        + Account.schedule(other.schedule(), 4, style);
  }
}
