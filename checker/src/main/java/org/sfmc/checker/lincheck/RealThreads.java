package org.sfmc.checker.lincheck;

import org.sfmc.checker.lincheck.Execution.Then;
import org.sfmc.model.machine.Mutex;
import org.sfmc.model.machine.Operation;

/**
 * The threads of one execution in which nothing is made one instant that is not one: Lincheck may
 * switch between threads at each access to data behind a mutex, whoever holds the mutex.
 *
 * <p>A mutex is the monitor of a Java object, entered by {@code mtx_lock} and left by {@code
 * mtx_unlock}; who sleeps waits on an object of its own, is notified by a wakeup and interrupted by
 * a signal. Nobody looks whether the mutex is held: the monitor keeps others out, or nothing does.
 *
 * <p>What is claimed of a search that ends: no order of those accesses breaks a claim, so that what
 * the first engine fuses into one step may be fused.
 */
public final class RealThreads {
  private final TornExecution execution = new TornExecution(Job.current());
  private final Thread[] threads = new Thread[execution.workers()];

  /** Made by Lincheck, once for each execution. */
  public RealThreads() {}

  /** The whole life of a worker. */
  public void run(int worker) {
    threads[worker] = Thread.currentThread();
    go(worker, null);
  }

  /** Goes on as long as the worker holds a mutex; to its end where that is null. */
  private Then go(int worker, Mutex held) {
    Then then;
    do {
      Mutex wanted = execution.wants(worker);
      then = wanted == null ? act(worker) : take(worker, wanted);
      wakeOthers();
      if (then == Then.WAIT) {
        sleep(worker);
        then = Then.GO_ON;
      }
    } while (then != Then.LEAVE && (held == null || execution.holds(worker, held)));
    return then;
  }

  /** Takes a mutex, and goes on until it is given back. A sleeper has to be woken first. */
  private Then take(int worker, Mutex wanted) {
    if (execution.isAsleep(worker)) {
      return Then.WAIT;
    }
    synchronized (execution.monitor(wanted)) {
      Then then = execution.step(worker);
      tell(worker);
      if (then == Then.GO_ON && execution.takes(worker, wanted)) {
        wakeOthers();
        then = go(worker, wanted);
        execution.leaves(worker);
      }
      return then;
    }
  }

  private Then act(int worker) {
    Operation torn = execution.torn(worker);
    if (torn != null) {
      return accessByAccess(worker, torn);
    }
    // Its own, so that nobody else ever holds it: Lincheck may switch threads here.
    synchronized (execution.gate(worker)) {
      Then then = execution.step(worker);
      tell(worker);
      return then;
    }
  }

  private Then accessByAccess(int worker, Operation torn) {
    try {
      Then then = execution.performed(worker, torn.apply(execution.cells(), worker));
      tell(worker);
      return then;
    } catch (RuntimeException end) {
      return execution.fails(worker, end);
    }
  }

  private void tell(int worker) {
    String operation = execution.latest(worker);
    if (operation != null) {
      did(operation);
    }
  }

  /** Does nothing; Lincheck's own account has a line that says what was done. */
  private void did(String operation) {}

  private void sleep(int worker) {
    Object gate = execution.gate(worker);
    synchronized (gate) {
      while (execution.mustWait(worker)) {
        try {
          gate.wait();
        } catch (InterruptedException signal) {
          // What became of it is in the cells, as it is in a kernel.
        }
      }
    }
  }

  private void wakeOthers() {
    for (int w = execution.wakes(); w >= 0; w = execution.wakes()) {
      Object gate = execution.gate(w);
      synchronized (gate) {
        if (execution.isSignalled(w)) {
          threads[w].interrupt();
        } else {
          gate.notifyAll();
        }
      }
    }
  }

  /** What it came to; when all workers have returned. */
  public Object ended() {
    return execution.ended();
  }
}
