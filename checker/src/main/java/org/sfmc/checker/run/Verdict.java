package org.sfmc.checker.run;

import java.util.List;
import org.sfmc.checker.explore.Finding;

/** What a search says about the claims of a run. */
public sealed interface Verdict {
  /** Every reachable state was seen, and every claim is met. */
  record Holds() implements Verdict {}

  /**
   * A claim is broken.
   *
   * @param property its name
   * @param finding the run that breaks it; null when it is broken because nothing ever met it
   * @param also the names of further broken claims that the search came across
   */
  record Violated(String property, Finding finding, List<String> also) implements Verdict {
    public Violated {
      also = List.copyOf(also);
    }
  }

  /** A limit was hit: nothing is proved. */
  record Incomplete(String reason) implements Verdict {}
}
