package org.sfmc.checker.lincheck;

import java.util.Arrays;
import org.sfmc.model.claim.View;
import org.sfmc.model.machine.Cells;

/**
 * A state: the cells, and where the code of each thread stands, which is all that it has been
 * answered so far. Not to be changed.
 *
 * <p>What is true of a state and what comes of a step from it is worked out once and remembered.
 */
final class State implements View {
  private final Cells cells;
  private final Ask[] asks;
  private final Step[] steps;
  private final int hash;
  private Look look;

  State(Cells cells, Ask[] asks, int events) {
    this.cells = cells;
    this.asks = asks;
    this.steps = new Step[asks.length + events];
    this.hash = cells.hashCode() * 31 + Arrays.hashCode(asks);
  }

  @Override
  public Cells cells() {
    return cells;
  }

  Ask[] asks() {
    return asks;
  }

  @Override
  public int local(int thread, int slot) {
    return asks[thread].local(slot);
  }

  @Override
  public boolean isDone(int thread) {
    return asks[thread].isEnd();
  }

  boolean isFinal() {
    for (Ask ask : asks) {
      if (!ask.isEnd()) {
        return false;
      }
    }
    return true;
  }

  Look look() {
    return look;
  }

  void remember(Look seen) {
    look = seen;
  }

  /** What comes of the first outcome of a move, or null while nobody knows. */
  Step step(int move) {
    return steps[move];
  }

  void remember(int move, Step step) {
    steps[move] = step;
  }

  @Override
  public boolean equals(Object o) {
    return o instanceof State other
        && hash == other.hash
        && cells.equals(other.cells)
        && Arrays.equals(asks, other.asks);
  }

  @Override
  public int hashCode() {
    return hash;
  }
}
