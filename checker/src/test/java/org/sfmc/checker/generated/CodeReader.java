package org.sfmc.checker.generated;

import java.util.List;
import org.sfmc.model.machine.Engine;
import org.sfmc.model.machine.Operation;

/** Runs a thread's code against its results so far, and tells what it asks for next. */
final class CodeReader implements Engine {
  /**
   * Where the code stands.
   *
   * @param operation what it asks for; null at its end
   * @param atomicBlock the number of the {@code atomic} block it is in
   * @param locals as the code named them at the latest statement boundary
   */
  record Stop(Operation operation, boolean inAtomic, int atomicBlock, int[] locals) {}

  private static final class Unwind extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Unwind() {
      super(null, null, false, false);
    }
  }

  private int thread;
  private List<Integer> results;
  private int position;
  private Operation pending;
  private int[] locals;
  private int depth;
  private int blocks;
  private boolean tooLong;

  Stop read(int thread, Runnable code, List<Integer> results, int longest) {
    this.thread = thread;
    this.results = results;
    position = 0;
    pending = null;
    locals = new int[0];
    depth = 0;
    blocks = 0;
    tooLong |= results.size() > longest;
    try {
      code.run();
    } catch (Unwind unwind) {
      // The code has asked for what has no answer yet.
    }
    return new Stop(pending, depth > 0, blocks, locals);
  }

  /** Whether some thread went on for longer than was to be looked at. */
  boolean isTooLong() {
    return tooLong;
  }

  @Override
  public int perform(Operation operation) {
    if (position < results.size()) {
      return results.get(position++);
    }
    pending = operation;
    throw new Unwind();
  }

  @Override
  public int thread() {
    return thread;
  }

  @Override
  public void at(String point, int... now) {
    locals = now.clone();
  }

  @Override
  public void loopHead(String point, int... now) {}

  @Override
  public void beginAtomic() {
    if (depth++ == 0) {
      blocks++;
    }
  }

  @Override
  public void endAtomic() {
    depth--;
  }
}
