package org.sfmc.checker.lincheck;

import org.sfmc.model.machine.Cells;
import org.sfmc.model.machine.Engine;
import org.sfmc.model.machine.Operation;

/**
 * Code on real threads that runs straight through. Data behind a mutex is plain memory; what has no
 * mutex is done under a monitor, one at a time, and waits on it while it is blocked.
 */
final class PlainMemory implements Engine {
  private final ThreadLocal<Integer> running = ThreadLocal.withInitial(() -> 0);
  private Cells cells = new Cells();

  void begin(Cells initial) {
    cells = initial;
  }

  /** The calling thread is this one of the model's. */
  void runs(int thread) {
    running.set(thread);
  }

  @Override
  public int perform(Operation operation) {
    return operation.guard() == null ? alone(operation) : operation.apply(cells, thread());
  }

  private synchronized int alone(Operation operation) {
    int result = operation.apply(cells, thread());
    while (result == Operation.BLOCKED) {
      try {
        wait();
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
      result = operation.apply(cells, thread());
    }
    notifyAll();
    return result;
  }

  @Override
  public int thread() {
    return running.get();
  }

  /** Of no use here: nothing is remembered between two executions. */
  @Override
  public void at(String point, int... locals) {}

  @Override
  public void loopHead(String point, int... locals) {}

  /** No operation of the pool is one. */
  @Override
  public void beginAtomic() {
    throw new IllegalStateException();
  }

  @Override
  public void endAtomic() {
    throw new IllegalStateException();
  }
}
