package org.sfmc.reports.text;

import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.sfmc.checker.explore.Exploration;
import org.sfmc.checker.run.Result;
import org.sfmc.checker.run.Verdict;

/**
 * What every run of the corpus comes to, a line each: where the model changes, this file says what
 * that changes.
 *
 * <p>A search that ends at a violation has no counts, but the length of the run that is shown.
 */
public final class CountsLock {
  /** Where it is, from the project's folder. */
  public static final String PATH = "scenarios/counts.lock";

  private static final String HEAD =
      "# What every run of the corpus comes to. `sfmc bless` writes this file, `mvn verify` compares.\n";

  private CountsLock() {}

  /** The file for these results and no others. */
  public static String of(Collection<Result> results) {
    return with("", Set.of(), results);
  }

  /**
   * The file with some scenarios' lines replaced.
   *
   * @param scenarios the names of those whose lines go
   */
  public static String with(String file, Set<String> scenarios, Collection<Result> results) {
    Map<String, String> lines = new TreeMap<>();
    file.lines()
        .filter(line -> !line.startsWith("#"))
        .filter(line -> !scenarios.contains(line.split("[ \\[]")[0]))
        .forEach(line -> lines.put(line.split(" ")[0], line));
    results.forEach(r -> lines.put(r.id(), line(r)));
    return HEAD + lines.values().stream().map(l -> l + "\n").collect(Collectors.joining());
  }

  private static String line(Result result) {
    Exploration found = result.exploration();
    if (found.isExhaustive()) {
      return "%s %s states=%d transitions=%d finals=%d outcomes=%d depth=%d"
          .formatted(
              result.id(),
              verdict(result.verdict()),
              found.states(),
              found.transitions(),
              found.finals(),
              found.outcomes().size(),
              found.depth());
    }
    String length =
        result.verdict() instanceof Verdict.Violated v && v.finding() != null
            ? " steps=" + v.finding().run().size()
            : "";
    return result.id() + " " + verdict(result.verdict()) + length;
  }

  private static String verdict(Verdict verdict) {
    if (verdict instanceof Verdict.Violated violated) {
      return "violation:" + violated.property();
    }
    return verdict instanceof Verdict.Holds ? "ok" : "incomplete";
  }
}
