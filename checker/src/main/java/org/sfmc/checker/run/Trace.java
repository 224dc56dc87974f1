package org.sfmc.checker.run;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * A run with everything that is to be told of it.
 *
 * @param threads names, in the order of their numbers
 * @param init what each component is at first
 * @param rows calls and events in order
 * @param schedule the run in words
 * @param steps moves of the run
 * @param switches how often another thread goes on than before
 * @param migrations how often a thread was moved
 * @param signals how often a signal was posted
 * @param broken why the run ends in a violation; empty where it does not
 * @param failed the part of the broken promise that is false
 * @param locks the names of the mutexes that somebody took or needed
 * @param waiting for each thread that is not done and cannot move at the end: what it waits for
 */
public record Trace(
    List<String> threads,
    Map<String, String> init,
    List<Row> rows,
    String schedule,
    int steps,
    int switches,
    int migrations,
    int signals,
    String broken,
    Failed failed,
    Set<String> locks,
    List<String> waiting) {
  public Trace {
    threads = List.copyOf(threads);
    init = Collections.unmodifiableMap(new LinkedHashMap<>(init));
    rows = List.copyOf(rows);
    locks = Collections.unmodifiableSet(new TreeSet<>(locks));
    waiting = List.copyOf(waiting);
  }

  /** Whether a name is that of a thread's variable: {@code guest:r1}. */
  public boolean isVariable(String name) {
    int colon = name.indexOf(':');
    return colon > 0 && threads.contains(name.substring(0, colon));
  }

  /**
   * The part of a promise that is false.
   *
   * @param text as the author wrote it; empty where the promise has no text, or no parts
   * @param bindings what it is said of
   * @param looked what it looked at, by name; empty where that is not known
   */
  public record Failed(String text, Map<String, String> bindings, Set<String> looked) {
    /** No part of any promise. */
    static final Failed NONE = new Failed("", Map.of(), Set.of());

    public Failed {
      bindings = Collections.unmodifiableMap(new TreeMap<>(bindings));
      looked = Collections.unmodifiableSet(new TreeSet<>(looked));
    }
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
   * @param inner every operation
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
      List<Inner> inner,
      List<Change> changes,
      boolean breaks) {
    public Row {
      inner = List.copyOf(inner);
      changes = List.copyOf(changes);
    }

    /** The row with other operations. */
    Row with(List<Inner> other) {
      return new Row(
          number,
          thread,
          cpu,
          line,
          text,
          returned,
          resumes,
          unfinished,
          kind,
          other,
          changes,
          breaks);
    }
  }

  /**
   * One operation.
   *
   * @param step the number of the move that it belongs to, from 1
   * @param text what happened
   * @param told whether it is told even where calls are shown as a whole
   * @param silent whether it only keeps the book, so that nobody would see it in the C
   * @param reads what it looked at, by name
   * @param writes what it gave another value, by name
   * @param changes of what traces show, the values
   * @param enabled where it is the first of its move: every move that was possible before it
   */
  public record Inner(
      int step,
      String text,
      boolean told,
      boolean silent,
      Set<String> reads,
      Set<String> writes,
      List<Change> changes,
      List<String> enabled) {
    public Inner {
      reads = Collections.unmodifiableSet(new TreeSet<>(reads));
      writes = Collections.unmodifiableSet(new TreeSet<>(writes));
      changes = List.copyOf(changes);
      enabled = List.copyOf(enabled);
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
