package org.sfmc.reports.results;

import java.util.List;
import java.util.Optional;
import org.sfmc.reports.trace.Document;

/**
 * What came of a number of runs, as {@code sfmc-results-1} has it. There is no time in it, and
 * nothing that differs between machines.
 *
 * @param schema {@value #SCHEMA}
 * @param tool name and version of what wrote it
 * @param grain the step size of the search
 * @param runs in the order in which they were searched
 */
public record Report(String schema, String tool, String grain, List<Run> runs) {
  /** The format. */
  public static final String SCHEMA = "sfmc-results-1";

  public Report {
    runs = runs == null ? List.of() : List.copyOf(runs);
  }

  /**
   * One run.
   *
   * @param run its name
   * @param scenario the name of the scenario
   * @param title what the scenario says of itself; empty for nothing
   * @param path the scenario's file, as the user named it
   * @param line of what is expected; of the scenario's name where nothing is
   * @param impl the implementation
   * @param bugs those that are planted in it
   * @param expected in the words of the summary; null where nothing is asserted
   * @param status {@code PASS}, {@code FAIL} or {@code INCOMPLETE}
   * @param reasons why it is not as expected
   * @param verdict {@code holds}, {@code violated} or {@code incomplete}
   * @param property what is violated; null for nothing
   * @param explanation what is false, or which limit was hit; null for neither
   * @param at where it is violated; null where it is nowhere in a file
   * @param exhaustive whether every state was seen; else the counts are of what was
   * @param symmetries how many permutations make states one of which one is counted; null where
   *     each is
   * @param leftAlone how many states were left by one thread alone, by partial-order reduction;
   *     null for none
   * @param trace name of the file with the trace, beside this one; null where none was kept
   * @param page name of the file with the page; null where none was kept
   */
  public record Run(
      String run,
      String scenario,
      String title,
      String path,
      int line,
      String impl,
      List<String> bugs,
      String expected,
      String status,
      List<String> reasons,
      String verdict,
      String property,
      String explanation,
      Document.Place at,
      boolean exhaustive,
      long states,
      long transitions,
      long outcomes,
      Integer symmetries,
      Integer leftAlone,
      String trace,
      String page) {
    public Run {
      bugs = bugs == null ? List.of() : List.copyOf(bugs);
      reasons = reasons == null ? List.of() : List.copyOf(reasons);
    }

    /** Whether it is as expected. */
    public boolean passes() {
      return status.equals("PASS");
    }

    /** What went wrong, in one line; empty for a run that passes. */
    public String fault() {
      if (passes()) {
        return "";
      }
      String what =
          switch (verdict) {
            case "violated" -> property + " is violated" + place();
            case "incomplete" -> "nothing is proved: " + explanation;
            default -> "nothing is violated";
          };
      return reasons.isEmpty() ? what : String.join("; ", reasons);
    }

    private String place() {
      return Optional.ofNullable(at)
          .filter(p -> p.thread() != null)
          .map(p -> " at " + p.thread() + (p.label() == null ? "" : ":" + p.label()))
          .orElse("");
    }
  }

  /** The runs that are not as expected. */
  public List<Run> faults() {
    return runs.stream().filter(run -> !run.passes()).toList();
  }

  /** How many runs have a status. */
  public long count(String status) {
    return runs.stream().filter(run -> run.status().equals(status)).count();
  }
}
