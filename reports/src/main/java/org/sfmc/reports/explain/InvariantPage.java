package org.sfmc.reports.explain;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.sfmc.checker.run.Judged;
import org.sfmc.checker.run.Smallest;
import org.sfmc.model.claim.Claim;
import org.sfmc.model.property.Invariant;
import org.sfmc.reports.text.Columns;
import org.sfmc.scenarios.compile.Compiled;

/** What a built-in invariant promises, and the smallest run of the corpus that breaks it. */
public final class InvariantPage {
  private InvariantPage() {}

  /** The page. */
  public static String print(Invariant invariant, List<Compiled> corpus, int width) {
    StringBuilder out = new StringBuilder();
    out.append(invariant.name()).append(": ").append(invariant.claim()).append("\n\n");
    String watched = "in every run";
    if (!invariant.byDefault()) {
      watched = "where a file asks for it: `invariant " + invariant.name() + ";`, or expects it";
    }
    out.append(Columns.entry("watched", watched, width));
    List<Compiled> breaking =
        corpus.stream()
            .filter(c -> c.run().expect() != null && c.run().expect().property() != null)
            .filter(c -> c.run().expect().property().text().equals(invariant.name()))
            .toList();
    Optional<Smallest> smallest = Smallest.of(breaking);
    smallest.ifPresent(s -> out.append(shown(s, breaking.size(), width)));
    if (smallest.isEmpty()) {
      out.append(Columns.entry("broken by", "no run of the corpus", width));
    }
    return out.toString();
  }

  private static String shown(Smallest smallest, int runs, int width) {
    Judged looked = Judged.at(smallest.compiled(), smallest.finding());
    StringBuilder out = new StringBuilder();
    out.append(Columns.entry("judged", judged(looked), width));
    if (!looked.cells().isEmpty()) {
      out.append(Columns.entry("looks at", String.join(", ", named(looked.cells())), width));
    }
    if (!looked.source().isEmpty()) {
      out.append(Columns.entry("source", looked.source() + ".java", width));
    }
    out.append(Columns.entry("broken by", SmallestRun.text(smallest), width));
    if (runs > 1) {
      out.append(Columns.entry("", "the smallest of " + runs + " runs of the corpus", width));
    }
    return out.append(SmallestRun.command(smallest.compiled())).toString();
  }

  private static String judged(Judged looked) {
    if (looked.claim().isPresent()) {
      return when(looked.claim().get());
    }
    return looked.operation().isEmpty()
        ? "where no thread can move although one is not done"
        : "by the operation that can break it; here " + looked.operation();
  }

  private static String when(Claim claim) {
    return switch (claim.when()) {
      case ALWAYS -> "in every state";
      case SOMETIMES -> "in every state, of which one is to show it";
      case FINALLY_ALWAYS -> "in every state in which all threads are done";
      case FINALLY_SOMETIMES -> "in the states in which all threads are done";
      case CAN_END -> "by what can be reached from every state";
      case STUCK -> "where no thread can move although one is not done";
    };
  }

  /** Cells of one kind once: what holds of K0 holds of K1. */
  private static Set<String> named(Set<String> cells) {
    Set<String> named = new LinkedHashSet<>();
    for (String cell : cells) {
      named.add(cell.replaceAll("\\bK\\d+\\b", "K0").replaceAll("\\bcpu\\d+\\b", "cpu0"));
    }
    return named;
  }
}
