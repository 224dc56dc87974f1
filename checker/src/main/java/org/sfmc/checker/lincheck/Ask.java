package org.sfmc.checker.lincheck;

import java.util.HashMap;
import java.util.Map;
import org.sfmc.model.machine.Choice;
import org.sfmc.model.machine.Operation;

/**
 * What a thread's code asks for next after the answers it has had so far; no operation at its end.
 *
 * <p>Two histories are never taken for one, whatever the code says at its program points.
 */
final class Ask {
  private final Ask before;
  private final int answer;
  private final int depth;
  private final Operation operation;
  private final boolean insideAtomic;
  private final boolean beginsAtomic;
  private final String point;
  private final int[] locals;
  private final Map<Integer, Ask> after = new HashMap<>();

  Ask(
      Ask before,
      int answer,
      Operation operation,
      boolean insideAtomic,
      boolean beginsAtomic,
      String point,
      int[] locals) {
    this.before = before;
    this.answer = answer;
    this.depth = before == null ? 0 : before.depth + 1;
    this.operation = operation;
    this.insideAtomic = insideAtomic;
    this.beginsAtomic = beginsAtomic;
    this.point = point;
    this.locals = locals.clone();
  }

  Operation operation() {
    return operation;
  }

  boolean isEnd() {
    return operation == null;
  }

  /** Whether a section of {@code atomic} has begun before, and goes on. */
  boolean isInsideAtomic() {
    return insideAtomic;
  }

  /** Whether it is the first operation of a section of {@code atomic}. */
  boolean beginsAtomic() {
    return beginsAtomic;
  }

  String point() {
    return point;
  }

  int local(int slot) {
    return slot < locals.length ? locals[slot] : 0;
  }

  /** How many answers led here. */
  int depth() {
    return depth;
  }

  int alternatives() {
    return operation instanceof Choice choice ? choice.alternatives() : 1;
  }

  /** Bookkeeping of the checker, which belongs to the operation before it. */
  boolean isGhost() {
    return operation.mover().isBookkeeping();
  }

  Ask known(int given) {
    return after.get(given);
  }

  void learn(int given, Ask next) {
    after.put(given, next);
  }

  /** The operations that were asked for on the way here, in order. */
  Operation[] asked() {
    Operation[] asked = new Operation[depth];
    for (Ask ask = this; ask.before != null; ask = ask.before) {
      asked[ask.depth - 1] = ask.before.operation;
    }
    return asked;
  }

  /** The answers that led here, in order. */
  int[] answers() {
    int[] answers = new int[depth];
    for (Ask ask = this; ask.before != null; ask = ask.before) {
      answers[ask.depth - 1] = ask.answer;
    }
    return answers;
  }
}
