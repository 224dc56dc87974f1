package org.sfmc.model.machine;

/** Performs each operation at once on one state, on behalf of whichever thread the test says. */
public final class DirectEngine implements Engine {
  private Cells cells;
  private int thread;

  /** Starts in the initial state, once everything is declared. */
  public DirectEngine start(Layout layout) {
    cells = layout.initial();
    return this;
  }

  /** From here on this thread performs the operations. */
  public DirectEngine as(int running) {
    thread = running;
    return this;
  }

  /** The state. */
  public Cells cells() {
    return cells;
  }

  @Override
  public int perform(Operation operation) {
    Cells before = cells.copy();
    int result = operation.apply(cells, thread);
    if (result == Operation.BLOCKED && !before.equals(cells)) {
      throw new AssertionError(operation + " is blocked and has changed something");
    }
    return result;
  }

  @Override
  public int thread() {
    return thread;
  }

  @Override
  public void at(String point, int... locals) {}

  @Override
  public void loopHead(String point, int... locals) {}

  @Override
  public void beginAtomic() {}

  @Override
  public void endAtomic() {}
}
