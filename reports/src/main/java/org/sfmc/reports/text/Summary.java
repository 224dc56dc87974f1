package org.sfmc.reports.text;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.sfmc.checker.explore.Exploration;
import org.sfmc.checker.explore.Symmetries;
import org.sfmc.checker.run.Result;
import org.sfmc.checker.run.Verdict;
import org.sfmc.scenarios.syntax.Scenario.Expect;

/** The table of runs and the line beneath it. */
public final class Summary {
  private static final List<String> HEAD =
      List.of("scenario", "expected", "verdict", "states", "trans.", "outcomes", "depth");
  private static final int TEXT_COLUMNS = 3;

  private Summary() {}

  /**
   * One line for each run. The counts are those of whole searches; a run that ended early has none.
   */
  public static String table(List<Result> results) {
    List<List<String>> rows = new ArrayList<>(List.of(HEAD));
    for (Result result : results) {
      rows.add(row(result));
    }
    int[] widths = new int[HEAD.size()];
    for (List<String> row : rows) {
      for (int c = 0; c < widths.length; c++) {
        widths[c] = Math.max(widths[c], row.get(c).length());
      }
    }
    StringBuilder out = new StringBuilder();
    for (List<String> row : rows) {
      StringBuilder line = new StringBuilder();
      for (int c = 0; c < widths.length; c++) {
        String gap = c == 0 ? "" : "  ";
        String format = c < TEXT_COLUMNS ? "%-" + widths[c] + "s" : "%" + widths[c] + "s";
        line.append(gap).append(format.formatted(row.get(c)));
      }
      out.append(line.toString().stripTrailing()).append('\n');
    }
    return out.toString();
  }

  private static List<String> row(Result result) {
    Exploration found = result.exploration();
    boolean whole = found.isExhaustive();
    return List.of(
        result.id(),
        expected(result.compiled().run().expect()),
        result.status().toString(),
        whole ? number(found.states()) : "-",
        whole ? number(found.transitions()) : "-",
        whole ? number(found.outcomes().size()) : "-",
        depth(result));
  }

  private static String depth(Result result) {
    if (result.exploration().isExhaustive()) {
      return number(result.exploration().depth());
    }
    return result.verdict() instanceof Verdict.Violated violated && violated.finding() != null
        ? number(violated.finding().run().size())
        : "-";
  }

  /** What is expected of a run, in words. */
  public static String expected(Expect expect) {
    if (expect == null) {
      return "nothing";
    }
    return switch (expect.expected()) {
      case OK -> "ok";
      case INCOMPLETE -> "incomplete";
      case VIOLATION ->
          "violation "
              + expect.property()
              + (expect.at() == null ? "" : " @" + expect.at())
              + (expect.only() ? " only" : "");
    };
  }

  /** Runs, scenarios, verdicts, states and bugs, counted. */
  public static String lastLine(List<Result> results) {
    Set<String> scenarios = new HashSet<>();
    long states = 0;
    for (Result result : results) {
      scenarios.add(result.compiled().scenario().name().span().file());
      states += result.exploration().states();
    }
    String line =
        "%s of %s: %d pass, %d fail, %d incomplete.  %s states."
            .formatted(
                count(results.size(), "run"),
                count(scenarios.size(), "scenario"),
                count(results, Result.Status.PASS),
                count(results, Result.Status.FAIL),
                count(results, Result.Status.INCOMPLETE),
                number(states));
    return line + bugs(results) + "\n";
  }

  /** For each run that was not searched state by state, a line that says what is left out. */
  public static String reductions(List<Result> results) {
    StringBuilder out = new StringBuilder();
    for (Result result : results) {
      Symmetries symmetries = result.exploration().symmetries();
      double omission = result.exploration().omission();
      if (!symmetries.isNone()) {
        out.append(
            "%s: up to symmetry; of up to %d states, alike but for an exchange of %s, one counts.%n"
                .formatted(result.id(), symmetries.count(), symmetries.what()));
      }
      int alone = result.exploration().leftAlone();
      if (alone > 0) {
        String line = "%s: by partial order; in %d of these states one thread went on alone.%n";
        out.append(line.formatted(result.id(), alone));
      }
      if (omission > 0) {
        out.append(
            String.format(
                Locale.ROOT,
                "%s: by fingerprints; with a probability of %.1e at most a state was taken for"
                    + " another.%n",
                result.id(),
                omission));
      }
    }
    return out.toString();
  }

  private static String bugs(List<Result> results) {
    List<Result> planted =
        results.stream()
            .filter(r -> !r.compiled().run().bugs().isEmpty())
            .filter(Summary::expectsViolation)
            .toList();
    if (planted.isEmpty()) {
      return "";
    }
    return "  Seeded bugs caught: %d of %d."
        .formatted(count(planted, Result.Status.PASS), planted.size());
  }

  private static boolean expectsViolation(Result result) {
    Expect expect = result.compiled().run().expect();
    return expect != null && expect.property() != null;
  }

  private static long count(List<Result> results, Result.Status status) {
    return results.stream().filter(r -> r.status() == status).count();
  }

  /** A number of things: {@code 1 run}, {@code 2 runs}. */
  public static String count(int n, String what) {
    return n + " " + what + (n == 1 ? "" : "s");
  }

  public static String number(long n) {
    return String.format(Locale.ROOT, "%,d", n);
  }
}
