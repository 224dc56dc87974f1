package org.sfmc.checker.run;

import java.util.List;

/**
 * A run with everything that is to be told of it.
 *
 * @param threads names, in the order of their numbers
 * @param rows calls and events in order
 * @param schedule the run in words
 * @param steps moves of the run
 * @param switches how often another thread goes on than before
 * @param migrations how often a thread was moved
 * @param signals how often a signal was posted
 * @param broken why the run ends in a violation; empty where it does not
 * @param waiting for each thread that is not done and cannot move at the end: what it waits for
 */
public record Trace(
    List<String> threads,
    List<Row> rows,
    String schedule,
    int steps,
    int switches,
    int migrations,
    int signals,
    String broken,
    List<String> waiting) {
  public Trace {
    threads = List.copyOf(threads);
    rows = List.copyOf(rows);
    waiting = List.copyOf(waiting);
  }

  /**
   * One call of a thread, or the part of it that was not interrupted; or one event.
   *
   * @param number from 1
   * @param thread who; −1 for a CPU
   * @param cpu where the thread ran, −1 when the system has no CPUs
   * @param line of the statement in the file, 0 for none
   * @param text the statement, or what happened
   * @param returned what the call is seen to return; empty for nothing
   * @param resumes whether the call began in an earlier row
   * @param unfinished whether the call goes on in a later row
   * @param kind a thread's call, or what the environment did
   * @param operations every operation, in words
   * @param notes those of the operations that are told even where calls are shown as a whole
   * @param changes what changed
   * @param breaks whether the violation happens here
   */
  public record Row(
      int number,
      int thread,
      int cpu,
      int line,
      String text,
      String returned,
      boolean resumes,
      boolean unfinished,
      Kind kind,
      List<String> operations,
      List<String> notes,
      List<Change> changes,
      boolean breaks) {
    public Row {
      operations = List.copyOf(operations);
      notes = List.copyOf(notes);
      changes = List.copyOf(changes);
    }
  }

  /** What a row tells of. */
  public enum Kind {
    CALL,
    SIGNAL,
    MIGRATION,
    INVALIDATION,
    PAGING,
    SPECULATION
  }

  /** What a component was and what it is. */
  public record Change(String component, String before, String after) {}
}
