package org.sfmc.checker.lincheck;

/** Which workers wait, and which of them have to be woken. */
final class Waiters {
  private final Object[] gates;
  private final boolean[] waiting;
  private final boolean[] toWake;

  Waiters(int workers) {
    gates = new Object[workers];
    for (int w = 0; w < workers; w++) {
      gates[w] = new Object();
    }
    waiting = new boolean[workers];
    toWake = new boolean[workers];
  }

  Object gate(int worker) {
    return gates[worker];
  }

  void waits(int worker) {
    waiting[worker] = true;
  }

  boolean isWaiting(int worker) {
    return waiting[worker];
  }

  /** The worker is running, and will see for itself. */
  void tries(int worker) {
    waiting[worker] = false;
    toWake[worker] = false;
  }

  void wake(int worker) {
    waiting[worker] = false;
    toWake[worker] = true;
  }

  /** The next that is to be woken, or −1. */
  int next() {
    for (int w = 0; w < toWake.length; w++) {
      if (toWake[w]) {
        toWake[w] = false;
        return w;
      }
    }
    return -1;
  }
}
