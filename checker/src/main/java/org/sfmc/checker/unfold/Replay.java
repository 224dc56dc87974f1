package org.sfmc.checker.unfold;

import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.sfmc.model.machine.BoundsExceeded;
import org.sfmc.model.machine.Engine;
import org.sfmc.model.machine.Operation;

/**
 * The engine behind an unfolding: answers operations with recorded results, and stops the code at
 * the first one that has none.
 */
final class Replay implements Engine {
  /** Unwinds modelled code, which catches nothing. */
  private static final class Stop extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Stop() {
      super(null, null, false, false);
    }
  }

  /** Most statements in a row that ask for no operation. */
  private static final int LONGEST_SILENCE = 10_000;

  private static final Stop STOP = new Stop();
  private static final int[] NONE = {};

  private String threadName = "";
  private int thread;
  private Operation[] expected;
  private int[] results;
  private int position;
  private Operation pending;
  private String point;
  private int[] locals;
  private String loopHead;
  private int[] loopLocals;
  private int callAt;
  private int markedAt;
  private int atomicDepth;
  private int silence;
  private boolean insideAtomic;
  private boolean seen;
  private boolean findsSite;
  private Optional<Site> site = Optional.empty();
  private final Set<String> passed = new TreeSet<>();

  /**
   * Runs the code from its start.
   *
   * @param expected the operation each result answers
   * @param results the recorded results
   */
  Request run(int thread, String name, Runnable code, Operation[] expected, int[] results) {
    this.thread = thread;
    this.threadName = name;
    this.expected = expected;
    this.results = results;
    position = 0;
    pending = null;
    point = "";
    locals = NONE;
    loopHead = "";
    loopLocals = NONE;
    callAt = 0;
    markedAt = -1;
    atomicDepth = 0;
    silence = 0;
    insideAtomic = false;
    seen = true;
    try {
      code.run();
      if (position < results.length) {
        throw different("its code ended", expected[position]);
      }
    } catch (Stop stop) {
      // The code asked for an operation that has no answer yet; pending holds it.
    }
    return new Request(
        pending,
        seen,
        insideAtomic,
        atomicDepth > 0 && !insideAtomic,
        point,
        locals,
        loopHead,
        loopLocals,
        markedAt == results.length,
        callAt);
  }

  @Override
  public int perform(Operation operation) {
    if (position == results.length) {
      pending = operation;
      site = findsSite ? Site.here() : Optional.empty();
      throw STOP;
    }
    if (!operation.equals(expected[position])) {
      throw different("its code asked for '" + operation + "'", expected[position]);
    }
    // What is noted before the first operation of an atomic block belongs to what is before it.
    insideAtomic = atomicDepth > 0 && (insideAtomic || !operation.mover().isBookkeeping());
    silence = 0;
    return results[position++];
  }

  @Override
  public void execute(Operation operation) {
    seen = position < results.length;
    perform(operation);
    seen = true;
  }

  /** As {@link #run}, and tells which line of an implementation asks for the operation. */
  Optional<Site> site(int thread, String name, Runnable code, Operation[] expected, int[] results) {
    findsSite = true;
    run(thread, name, code, expected, results);
    findsSite = false;
    return site;
  }

  private UnfoldingError different(String now, Operation before) {
    return new UnfoldingError(
        "thread "
            + threadName
            + " is not deterministic: after "
            + position
            + " equal results "
            + now
            + ", but the first time it asked for '"
            + before
            + "'. Modelled code may use no clock, no random number, no static or shared Java state"
            + " and no order of a hash table.");
  }

  /** Every statement boundary passed in any run. */
  Set<String> passed() {
    return passed;
  }

  @Override
  public int thread() {
    return thread;
  }

  @Override
  public void at(String point, int... locals) {
    this.point = point;
    this.locals = locals.clone();
    passed.add(point);
    if (++silence > LONGEST_SILENCE) {
      throw new BoundsExceeded(
          "thread " + threadName + " loops for ever without doing anything that others can see");
    }
    loopHead = "";
    loopLocals = NONE;
    callAt = position;
    markedAt = position;
  }

  @Override
  public void loopHead(String point, int... locals) {
    this.loopHead = point;
    this.loopLocals = locals.clone();
    markedAt = position;
  }

  @Override
  public void beginAtomic() {
    if (atomicDepth++ == 0) {
      insideAtomic = false;
    }
  }

  @Override
  public void endAtomic() {
    if (--atomicDepth == 0) {
      insideAtomic = false;
    }
  }
}
