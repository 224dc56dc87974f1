package org.sfmc.checker.run;

import java.util.List;

/**
 * A schedule that was followed.
 *
 * @param trace what happened
 * @param broken every promise that breaks on the way, in that order; whether all threads can still
 *     end is not among them, because one run does not tell
 */
public record Replayed(Trace trace, List<Broken> broken) {
  public Replayed {
    broken = List.copyOf(broken);
  }

  /** A broken promise, and the part of it that is false. */
  public record Broken(String property, String explanation) {}
}
