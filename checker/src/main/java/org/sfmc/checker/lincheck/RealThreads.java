package org.sfmc.checker.lincheck;

import org.sfmc.checker.lincheck.Execution.Then;
import org.sfmc.model.machine.Operation;

/**
 * The threads of one execution in which nothing is made one instant that is not one: Lincheck may
 * switch between threads at each access to data behind a mutex, whoever holds the mutex.
 *
 * <p>What is claimed of a search that ends: no order of those accesses breaks a claim, so that what
 * the first engine fuses into one step may be fused.
 */
public final class RealThreads {
  private final TornExecution execution = new TornExecution(Job.current());

  /** Made by Lincheck, once for each execution. */
  public RealThreads() {}

  /** The whole life of a worker. */
  public void run(int worker) throws InterruptedException {
    Then then = Then.GO_ON;
    while (then != Then.LEAVE) {
      Operation torn = execution.torn(worker);
      then = torn == null ? atOnce(worker) : accessByAccess(worker, torn);
      wakeOthers();
    }
  }

  private Then atOnce(int worker) throws InterruptedException {
    Object gate = execution.gate(worker);
    synchronized (gate) {
      Then then = execution.step(worker);
      while (then == Then.WAIT) {
        gate.wait();
        then = execution.step(worker);
      }
      return then;
    }
  }

  private Then accessByAccess(int worker, Operation torn) {
    try {
      return execution.performed(worker, torn.apply(execution.cells(), worker));
    } catch (RuntimeException end) {
      return execution.fails(worker, end);
    }
  }

  private void wakeOthers() {
    for (int w = execution.wakes(); w >= 0; w = execution.wakes()) {
      Object gate = execution.gate(w);
      synchronized (gate) {
        gate.notifyAll();
      }
    }
  }

  /** What it came to; when all workers have returned. */
  public Object ended() {
    return execution.ended();
  }
}
