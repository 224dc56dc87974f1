package org.sfmc.reports.explain;

import java.util.List;
import org.sfmc.model.sfbuf.Implementation;
import org.sfmc.model.sfbuf.bugs.Bug;
import org.sfmc.model.sfbuf.bugs.Bugs;
import org.sfmc.reports.text.Columns;
import org.sfmc.scenarios.compile.Compiled;

/** What an implementation is, what it lacks, and where it is used. */
public final class ImplementationPage {
  private ImplementationPage() {}

  /** The page. */
  public static String print(Implementation implementation, List<Compiled> corpus, int width) {
    StringBuilder out = new StringBuilder();
    out.append(implementation.id()).append(": ").append(implementation.difference());
    out.append("\n\n");
    if (!implementation.lacks().isEmpty()) {
      List<String> lacks = implementation.lacks().stream().sorted().toList();
      out.append(Columns.entry("has no", String.join(", ", lacks), width));
    }
    List<String> bugs =
        Bugs.all().stream()
            .filter(bug -> bug.implementations().contains(implementation.id()))
            .map(Bug::name)
            .toList();
    if (!bugs.isEmpty()) {
      out.append(Columns.entry("bugs", String.join(", ", bugs), width));
    }
    long runs = corpus.stream().filter(c -> c.run().impl().equals(implementation.id())).count();
    out.append(Columns.entry("run by", runs + " runs of the corpus", width));
    out.append(Columns.entry("source", "docs/fidelity.md says which Java is which C", width));
    out.append("\n  sfmc explain --steps sf_buf_alloc --impl ").append(implementation.id());
    return out.append('\n').toString();
  }
}
