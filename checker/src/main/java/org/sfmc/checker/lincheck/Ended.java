package org.sfmc.checker.lincheck;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.sfmc.checker.explore.Move;

/**
 * What one execution came to.
 *
 * @param run who went on, in order, as the first engine counts steps
 * @param violated the broken claims, each with what was false
 * @param met the claims that were to be true somewhere and were
 * @param outcomes what the final states that it came through can be told apart by
 * @param discarded whether an assumption ended it
 * @param moot whether it could not follow its script, so that it says nothing
 * @param cut why it was ended early; empty where it was not
 * @param capped whether something did not happen only because it had happened so often
 * @param switches how often another thread went on than before
 * @param missing the parts of the environment that had something to do, and no thread to do it
 * @param choices the choices that were come to, as worker, number and outcomes
 */
record Ended(
    List<Move> run,
    Map<String, String> violated,
    Set<String> met,
    Set<List<Integer>> outcomes,
    boolean discarded,
    boolean moot,
    String cut,
    boolean capped,
    int switches,
    Set<Integer> missing,
    List<int[]> choices) {
  /** As Lincheck's own account shows it. */
  @Override
  public String toString() {
    return violated.isEmpty() ? "nothing is broken" : String.join(", ", violated.keySet());
  }
}
