package org.sfmc.checker.lincheck;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.sfmc.checker.run.Schedule;

/**
 * What Lincheck found.
 *
 * @param executions how many it judged
 * @param exhausted whether it ended every search by itself: no order was left to try
 * @param capped whether something would have happened more often than it was allowed to
 * @param cut why executions were ended early; empty where none was
 * @param switches most switches between threads in an execution
 * @param outcomes what the final states can be told apart by
 * @param violated for each broken claim the first run that breaks it
 * @param met the claims that were to be true somewhere and were
 * @param discarded whether some execution was ended by an assumption
 * @param trace Lincheck's own account of the execution that ended the search
 */
public record Opinion(
    int executions,
    boolean exhausted,
    boolean capped,
    String cut,
    int switches,
    Set<List<Integer>> outcomes,
    Map<String, Broken> violated,
    Set<String> met,
    boolean discarded,
    Optional<String> trace) {
  /** A broken claim: the part of it that is false, and the run that shows it. */
  public record Broken(String explanation, Schedule schedule) {}
}
