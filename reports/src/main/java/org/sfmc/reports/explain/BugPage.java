package org.sfmc.reports.explain;

import java.util.List;
import java.util.Optional;
import org.sfmc.checker.run.Smallest;
import org.sfmc.model.sfbuf.bugs.Bug;
import org.sfmc.model.sfbuf.bugs.Evidence;
import org.sfmc.reports.text.Columns;
import org.sfmc.scenarios.compile.Compiled;
import org.sfmc.scenarios.syntax.Scenario.Expected;

/** A bug's story, how it is known, and what shows it. */
public final class BugPage {
  private BugPage() {}

  /** The page. */
  public static String print(Bug bug, List<Compiled> corpus, int width) {
    StringBuilder out = new StringBuilder();
    out.append(bug.name()).append(": ").append(bug.story()).append("\n\n");
    out.append(Columns.entry("known", known(bug), width));
    out.append(
        Columns.entry(
            "planted in",
            String.join(", ", bug.implementations()) + " (" + bug.part() + ")",
            width));
    Optional<Smallest> smallest = smallest(bug, corpus);
    smallest.ifPresent(
        s -> {
          out.append(Columns.entry("breaks", s.property(), width));
          out.append(Columns.entry("shown by", SmallestRun.text(s), width));
          harmless(bug, s.compiled(), corpus)
              .ifPresent(c -> out.append(Columns.entry("harmless in", c.run().id(), width)));
          out.append(SmallestRun.command(s.compiled()));
        });
    return out.toString();
  }

  private static String known(Bug bug) {
    return bug.entry()
        .map(entry -> "entry " + entry + " of docs/bugs.md, " + evidence(bug.evidence()))
        .orElse("a bug of our own");
  }

  private static String evidence(Evidence evidence) {
    return switch (evidence) {
      case COMMIT -> "from a commit, a review or an advisory";
      case CODE -> "from published code, or two versions that differ";
      case SPECIFICATION -> "from the specification of the processor";
      case PLAUSIBLE -> "a natural slip that nobody is known to have made";
    };
  }

  /** The smallest run that exposes a bug, planted alone. */
  public static Optional<Smallest> smallest(Bug bug, List<Compiled> corpus) {
    return Smallest.of(
        corpus.stream()
            .filter(c -> c.run().bugs().equals(List.of(bug.name())))
            .filter(c -> c.run().expect() != null && c.run().expect().property() != null)
            .toList());
  }

  /**
   * A run that holds with the bug, of the same file if there is one: what it lacks is the trigger.
   */
  public static Optional<Compiled> harmless(Bug bug, Compiled shown, List<Compiled> corpus) {
    List<Compiled> held =
        corpus.stream()
            .filter(c -> c.run().bugs().equals(List.of(bug.name())))
            .filter(c -> c.run().expect() != null)
            .filter(c -> c.run().expect().expected() == Expected.OK)
            .toList();
    return held.stream()
        .filter(c -> file(c).equals(file(shown)))
        .findFirst()
        .or(() -> held.stream().findFirst());
  }

  private static String file(Compiled run) {
    return run.scenario().name().span().file();
  }
}
