package org.sfmc.checker.lincheck;

import java.util.Arrays;
import org.sfmc.model.machine.Engine;
import org.sfmc.model.machine.Operation;

/**
 * Runs a thread's code from its start with the answers that it has had, up to the first operation
 * that has none yet.
 *
 * <p>That is how the code can wait in the middle of a call without a stack of its own, so that
 * Lincheck sees the shared cells and nothing else.
 */
final class Rerun implements Engine {
  /** Unwinds the code; it catches nothing. */
  private static final class Enough extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Enough() {
      super(null, null, false, false);
    }
  }

  private int thread;
  private Operation[] asked;
  private int[] answers;
  private int given;
  private Operation next;
  private int atomicSections;
  private int performedInSection;
  private String point;
  private int[] locals;

  /** What the code asks for after the answers that led to {@code before} and one more. */
  Ask after(int thread, Runnable code, Ask before, int answer) {
    int depth = before.depth();
    asked = Arrays.copyOf(before.asked(), depth + 1);
    answers = Arrays.copyOf(before.answers(), depth + 1);
    asked[depth] = before.operation();
    answers[depth] = answer;
    return run(thread, code, before, answer);
  }

  /** What the code asks for first. */
  Ask first(int thread, Runnable code) {
    asked = new Operation[0];
    answers = new int[0];
    return run(thread, code, null, 0);
  }

  private Ask run(int who, Runnable code, Ask before, int answer) {
    thread = who;
    given = 0;
    next = null;
    atomicSections = 0;
    performedInSection = 0;
    point = "";
    locals = new int[0];
    try {
      code.run();
    } catch (Enough stop) {
      boolean begins = atomicSections > 0 && performedInSection == 0;
      return new Ask(before, answer, next, performedInSection > 0, begins, point, locals);
    }
    if (given < answers.length) {
      throw new IllegalStateException("code ended early on the answers it has had before");
    }
    return new Ask(before, answer, null, false, false, point, locals);
  }

  @Override
  public int perform(Operation operation) {
    if (given == answers.length) {
      next = operation;
      throw new Enough();
    }
    if (!operation.equals(asked[given])) {
      throw new IllegalStateException(
          "on equal answers the code asked for " + asked[given] + " and then for " + operation);
    }
    // What is noted before the first operation of a section belongs to what is before it.
    boolean inSection = performedInSection > 0 || !operation.mover().isBookkeeping();
    performedInSection += atomicSections > 0 && inSection ? 1 : 0;
    return answers[given++];
  }

  @Override
  public int thread() {
    return thread;
  }

  @Override
  public void at(String point, int... locals) {
    this.point = point;
    this.locals = locals.clone();
  }

  /** Of no use here: histories are not merged. */
  @Override
  public void loopHead(String point, int... locals) {}

  @Override
  public void beginAtomic() {
    atomicSections++;
  }

  @Override
  public void endAtomic() {
    if (--atomicSections == 0) {
      performedInSection = 0;
    }
  }
}
