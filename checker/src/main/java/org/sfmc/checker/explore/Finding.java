package org.sfmc.checker.explore;

import java.util.List;

/**
 * A claim decided by one run: a violation, or a witness of something that was to be reachable.
 *
 * @param claim name of the claim
 * @param kind what was found
 * @param explanation the part that is false, with its values; empty for a witness
 * @param thread the thread that took the last step, −1 for the environment or the initial state
 * @param point the statement it was at, "" for none
 * @param initial the initial state that the run starts from
 * @param run the moves that lead there, shortest of all
 */
public record Finding(
    String claim,
    Kind kind,
    String explanation,
    int thread,
    String point,
    int initial,
    List<Move> run) {
  public Finding {
    run = List.copyOf(run);
  }

  /** What a run showed. */
  public enum Kind {
    VIOLATION,
    WITNESS
  }
}
