package org.sfmc.checker.lincheck;

import org.sfmc.checker.lincheck.Execution.Then;

/**
 * The threads of one execution, each step of which is one instant. Lincheck may switch between
 * threads before a step, and where one has to wait.
 *
 * <p>What is claimed of a search that ends: in the system of steps, every order of steps was tried.
 * It is not claimed that a step is one instant in the kernel; that is what {@link RealThreads} are
 * for.
 */
public final class LeanThreads {
  private final Execution execution = new Execution(Job.current());

  /** Made by Lincheck, once for each execution. */
  public LeanThreads() {}

  /** The whole life of a worker. */
  public void run(int worker) throws InterruptedException {
    Object gate = execution.gate(worker);
    // That the thread starts is choice enough: its first step needs no second one.
    Then then = execution.step(worker);
    tell(worker);
    wakeOthers();
    while (then != Then.LEAVE) {
      synchronized (gate) {
        while (execution.mustWait(worker)) {
          gate.wait();
        }
        then = execution.step(worker);
      }
      tell(worker);
      wakeOthers();
    }
  }

  private void tell(int worker) {
    String step = execution.latest(worker);
    if (step != null) {
      did(step);
    }
  }

  /** Does nothing; Lincheck's own account has a line that says what was done. */
  private void did(String step) {}

  /** Holds no gate of its own meanwhile, so that two that wake each other do not wait for it. */
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
