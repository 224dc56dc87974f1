package org.sfmc.checker.run;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.sfmc.checker.explore.Finding;
import org.sfmc.scenarios.compile.Compiled;

/**
 * Of some runs that expect a violation, the one on the fewest threads, CPUs, buffers and pages;
 * among equals, the one of the fewest steps.
 *
 * @param finding what is shown of the violation
 */
public record Smallest(Result result, Finding finding, Trace trace) {
  /** Empty where none of the runs does what it expects. */
  public static Optional<Smallest> of(List<Compiled> runs) {
    List<Integer> sizes = runs.stream().map(Smallest::size).distinct().sorted().toList();
    for (int size : sizes) {
      Optional<Smallest> smallest =
          runs.stream()
              .filter(run -> size(run) == size)
              .map(Smallest::violation)
              .flatMap(Optional::stream)
              .min(
                  Comparator.<Smallest>comparingInt(s -> s.trace.steps())
                      .thenComparing(s -> s.result.id()));
      if (smallest.isPresent()) {
        return smallest;
      }
    }
    return Optional.empty();
  }

  private static int size(Compiled run) {
    return run.scenario().threads().size()
        + run.run().cpus()
        + run.run().buffers()
        + run.scenario().machine().pages().size();
  }

  private static Optional<Smallest> violation(Compiled compiled) {
    Options options = Options.defaults();
    Result result = Runner.run(compiled, options);
    if (result.status() == Result.Status.PASS
        && result.verdict() instanceof Verdict.Violated violated
        && violated.finding() != null) {
      Finding shown = Minimized.of(compiled, options, violated.finding()).finding();
      return Optional.of(new Smallest(result, shown, Runner.trace(compiled, options, shown)));
    }
    return Optional.empty();
  }

  /** What is violated. */
  public String property() {
    return ((Verdict.Violated) result.verdict()).property();
  }

  /** The run. */
  public Compiled compiled() {
    return result.compiled();
  }

  /** The signals of the trace, whether a thread posts them or the environment does. */
  public long signals() {
    long posted =
        trace.rows().stream().filter(r -> !r.resumes() && r.text().startsWith("psignal(")).count();
    return posted + trace.signals();
  }
}
