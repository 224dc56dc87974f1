package org.sfmc.scenarios.diagnostics;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The findings of one load, over a file and what it includes. */
public final class Diagnostics {
  /** So many errors of one file are printed; the rest are only counted. */
  public static final int SHOWN_PER_FILE = 10;

  private final Map<String, List<String>> sources = new LinkedHashMap<>();
  private final List<Diagnostic> found = new ArrayList<>();

  /** Makes the lines of a file known, so that findings in it can quote them. */
  public void source(String file, String text) {
    sources.put(file, List.of(text.split("\r\n|\r|\n", -1)));
  }

  public void add(Diagnostic diagnostic) {
    List<String> lines = sources.getOrDefault(diagnostic.span().file(), List.of());
    int index = diagnostic.span().line() - 1;
    found.add(diagnostic.onLine(index < lines.size() ? lines.get(index) : ""));
  }

  public boolean hasErrors() {
    return found.stream().anyMatch(d -> d.severity() == Severity.ERROR);
  }

  /**
   * By file and place. Warnings only where there is no error: what an unknown name was meant to use
   * would look unused.
   */
  public List<Diagnostic> sorted() {
    boolean errors = hasErrors();
    List<String> order = List.copyOf(sources.keySet());
    return found.stream()
        .filter(d -> !errors || d.severity() == Severity.ERROR)
        .sorted(
            Comparator.<Diagnostic>comparingInt(d -> order.indexOf(d.span().file()))
                .thenComparingInt(d -> d.span().line())
                .thenComparingInt(d -> d.span().column()))
        .toList();
  }

  /** All of them with blank lines between, at most {@link #SHOWN_PER_FILE} errors per file. */
  public static String render(List<Diagnostic> diagnostics) {
    List<String> blocks = new ArrayList<>();
    Map<String, Integer> errors = new LinkedHashMap<>();
    for (Diagnostic d : diagnostics) {
      if (d.severity() == Severity.WARNING
          || errors.merge(d.span().file(), 1, Integer::sum) <= SHOWN_PER_FILE) {
        blocks.add(d.render());
      }
    }
    errors.forEach(
        (file, count) -> {
          int more = count - SHOWN_PER_FILE;
          if (more > 0) {
            blocks.add(file + ": " + more + (more == 1 ? " more error\n" : " more errors\n"));
          }
        });
    return String.join("\n", blocks);
  }
}
