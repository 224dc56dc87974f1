package org.sfmc.checker.explore;

import java.util.concurrent.atomic.AtomicIntegerArray;

/**
 * Tasks numbered from 0, which several workers take until there are none.
 *
 * <p>Each worker has a range of them that he takes first, so that in lots of the same size he has
 * the same tasks, and what they are about in his cache. Then he helps the others.
 */
final class Tasks {
  /** Counters of this distance do not lie in one line of a cache. */
  private static final int APART = 16;

  private final int count;
  private final int workers;

  /** For each worker how many of his range have been taken, and tries beyond. */
  private final AtomicIntegerArray taken;

  Tasks(int count, int workers) {
    this.count = count;
    this.workers = workers;
    this.taken = new AtomicIntegerArray(workers * APART);
  }

  /** The next task for a worker, or −1. */
  int take(int worker) {
    for (int i = 0; i < workers; i++) {
      int owner = (worker + i) % workers;
      int task = begin(owner) + taken.getAndIncrement(owner * APART);
      if (task < begin(owner + 1)) {
        return task;
      }
    }
    return -1;
  }

  private int begin(int owner) {
    return (int) ((long) owner * count / workers);
  }
}
